package io.parlance.cli;

import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.io.Checkpoint;
import io.parlance.seq2seq.io.CheckpointFiles;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The training of one direction, from question to reply or back: draws its progress, logs its
 * measurements, and writes a checkpoint now and then and when it is interrupted.
 */
final class ChatDirection implements ChatTrainingListener {
  private final ChatPlan plan;
  private final Streams streams;
  private final Interruption interruption;
  private final Map<String, String> fingerprint;
  private final Path checkpoint;
  private final Path logPath;
  private final boolean heldOut;
  private final ProgressDisplay display;
  private long lastCheckpoint = System.nanoTime();
  private boolean stopping; // once a checkpoint of this very step is written
  private double tokensASecond;
  private Optional<TrainingLog> log = Optional.empty();

  /**
   * @param suffix of the files beside the model, {@code ""} or {@code ".reverse"}
   * @param fingerprint what must be the same to go on from a checkpoint
   * @param heldOut whether what is measured is held out
   */
  ChatDirection(
      ChatPlan plan,
      Streams streams,
      Interruption interruption,
      String suffix,
      Map<String, String> fingerprint,
      boolean heldOut) {
    this.plan = plan;
    this.streams = streams;
    this.interruption = interruption;
    this.fingerprint = fingerprint;
    this.checkpoint = plan.beside(suffix + ".checkpoint");
    this.logPath = plan.beside(suffix + ".log.csv");
    this.heldOut = heldOut;
    this.display = new ProgressDisplay(streams, false);
  }

  /**
   * Trains.
   *
   * @throws ModelFormatException if the checkpoint is damaged, or one of another training
   */
  TrainedChat train(
      Weights first,
      TokenPairs pairs,
      TokenPairs measured,
      TensorBackend backend,
      Parallel parallel)
      throws IOException, ChatDivergedException {
    Optional<Checkpoint> from = checkpoint();
    log = Optional.of(log(from));
    ChatTrainer trainer = new ChatTrainer(plan.model(), plan.training(), backend, parallel, this);
    try {
      return trainer.train(first, pairs, measured, from, () -> stopping);
    } catch (IllegalArgumentException e) {
      throw from.isPresent() ? Failure.work(checkpoint + ": " + e.getMessage()) : e;
    } finally {
      display.clear();
    }
  }

  private Optional<Checkpoint> checkpoint() throws IOException {
    boolean exists = Files.exists(checkpoint);
    if (!plan.resume()) {
      if (exists) {
        streams
            .err()
            .println("beginning anew: " + checkpoint + " of an earlier training will be replaced");
      }
      return Optional.empty();
    }
    if (!exists) {
      streams.err().println("there is no " + checkpoint + " yet: beginning anew");
      return Optional.empty();
    }
    return Optional.of(CheckpointFiles.read(checkpoint, fingerprint));
  }

  private TrainingLog log(Optional<Checkpoint> from) throws IOException {
    if (from.isEmpty()) {
      return TrainingLog.begin(logPath);
    }
    long tokens = Long.parseLong(from.get().state().getOrDefault("tokens", "0"));
    streams.err().printf(Locale.ROOT, "going on from %s, after %,d tokens%n", checkpoint, tokens);
    return TrainingLog.resume(logPath, tokens);
  }

  @Override
  public void step(TrainingPace pace, Snapshot snapshot) throws IOException {
    interruption.savable();
    tokensASecond = pace.tokensASecond();
    display.progress(
        new TrainingProgress(
            TrainingProgress.TRAINING,
            pace.fraction(),
            pace.secondsLeft(),
            List.of(Measure.speed("tokens", pace.tokensASecond()), Measure.loss(pace.loss()))));
    boolean told = interruption.stop().getAsBoolean();
    long every = plan.checkpointEvery().toNanos();
    boolean due = every > 0 && System.nanoTime() - lastCheckpoint >= every;
    if (told || due) {
      keep(snapshot);
      lastCheckpoint = System.nanoTime();
    }
    stopping = told;
  }

  /** Hours of learning do not end because of a disk that is full for a while. */
  private void keep(Snapshot snapshot) {
    try {
      CheckpointFiles.write(snapshot.take(fingerprint), checkpoint);
    } catch (IOException e) {
      display.clear();
      streams.err().println("warning: no checkpoint was written: " + e.getMessage());
    }
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

  /** Where the checkpoint is, if one is written. */
  Path checkpointPath() {
    return checkpoint;
  }
}
