package io.parlance.cli;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.training.ChatDivergedException;
import io.parlance.seq2seq.training.ChatTrainer;
import io.parlance.seq2seq.training.ChatTrainingListener;
import io.parlance.seq2seq.training.Measurement;
import io.parlance.seq2seq.training.TokenPairs;
import io.parlance.seq2seq.training.TrainedChat;
import io.parlance.seq2seq.training.TrainingPace;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.trainers.Measure;
import io.parlance.trainers.TrainingProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The training of one direction, from question to reply or back: draws its progress and logs its
 * measurements.
 */
final class ChatDirection implements ChatTrainingListener {
  private final ChatPlan plan;
  private final Streams streams;
  private final Interruption interruption;
  private final Fingerprint fingerprint;
  private final String suffix;
  private final KeptRun kept;
  private final Path logPath;
  private final boolean heldOut;
  private final ProgressDisplay display;
  private double tokensASecond;
  private Optional<TrainingLog> log = Optional.empty();

  /**
   * @param suffix of the files beside the model, {@code ""} or {@code ".reverse"}
   * @param fingerprint what must be the same to go on from a checkpoint
   * @param kept where checkpoints are
   * @param heldOut whether what is measured is held out
   */
  ChatDirection(
      ChatPlan plan,
      Streams streams,
      Interruption interruption,
      String suffix,
      Fingerprint fingerprint,
      KeptRun kept,
      ProgressDisplay display,
      boolean heldOut) {
    this.plan = plan;
    this.streams = streams;
    this.interruption = interruption;
    this.fingerprint = fingerprint;
    this.suffix = suffix;
    this.kept = kept;
    this.logPath = OutputFolder.beside(plan.output(), suffix + ".log.csv");
    this.heldOut = heldOut;
    this.display = display;
  }

  /**
   * Trains.
   *
   * @throws IOException if there is a checkpoint to go on from that cannot be
   */
  TrainedChat train(
      Weights first,
      TokenPairs pairs,
      TokenPairs measured,
      TensorBackend backend,
      Parallel parallel)
      throws IOException, ChatDivergedException {
    Checkpoints checkpoints = kept.checkpoints(suffix, fingerprint);
    Optional<SavedState> from = checkpoints.from();
    log = Optional.of(log(from));
    ChatTrainer trainer = new ChatTrainer(plan.model(), plan.training(), backend, parallel, this);
    try {
      return trainer.train(first, pairs, measured, checkpoints, interruption.stop());
    } catch (IllegalArgumentException e) {
      throw from.isPresent() ? Failure.work("the checkpoint: " + e.getMessage()) : e;
    } finally {
      display.clear();
    }
  }

  private TrainingLog log(Optional<SavedState> from) throws IOException {
    return from.isEmpty()
        ? TrainingLog.begin(logPath)
        : TrainingLog.resume(logPath, from.get().counter("tokens"));
  }

  @Override
  public void step(TrainingPace pace) {
    interruption.savable();
    tokensASecond = pace.tokensASecond();
    display.progress(
        new TrainingProgress(
            TrainingProgress.TRAINING,
            pace.fraction(),
            pace.secondsLeft(),
            List.of(Measure.speed("tokens", pace.tokensASecond()), Measure.loss(pace.loss()))));
  }

  @Override
  public void measured(Measurement measurement, Weights weights, boolean best) throws IOException {
    if (log.isPresent()) {
      log.get()
          .add(
              new LogRow(
                  measurement.tokens(),
                  measurement.seconds(),
                  measurement.loss(),
                  heldOut ? OptionalDouble.of(measurement.perplexity()) : OptionalDouble.empty(),
                  measurement.rate()));
    }
    display.clear();
    streams
        .err()
        .printf(
            Locale.ROOT,
            "%,d tokens  loss %.4f  %s perplexity %.2f%s  %s%n",
            measurement.tokens(),
            measurement.loss(),
            heldOut ? "held-out" : "training",
            measurement.perplexity(),
            best ? "" : " (no new best)",
            ProgressDisplay.clock(measurement.seconds()));
  }

  /** Tokens of replies a second of learning, in this run. */
  double tokensASecond() {
    return tokensASecond;
  }

  /** Where the log is. */
  Path logPath() {
    return logPath;
  }

  /** What was logged. */
  List<LogRow> rows() {
    return log.map(TrainingLog::rows).orElse(List.of());
  }
}
