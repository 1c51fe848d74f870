package io.parlance.seq2seq.training;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Learns replies by maximum likelihood, teacher-forced (Sutskever et al. 2014, section 3.2).
 *
 * <p>The same pairs, options and seed give the same weights on any number of threads, and also
 * where the training was stopped and went on from a checkpoint; unless minutes bound it.
 */
public final class ChatTrainer {
  /** Held-out pairs that are measured while learning; more would cost time and tell no more. */
  public static final int MEASURED_PAIRS = 4000;

  private static final long DROPOUT_STREAM = 1L << 40; // apart from epochs' streams

  private final ModelOptions model;
  private final TrainingOptions options;
  private final TensorBackend backend;
  private final Parallel parallel;
  private final ChatTrainingListener listener;

  public ChatTrainer(
      ModelOptions model,
      TrainingOptions options,
      TensorBackend backend,
      Parallel parallel,
      ChatTrainingListener listener) {
    this.model = model;
    this.options = options;
    this.backend = backend;
    this.parallel = parallel;
    this.listener = listener;
  }

  /**
   * Trains.
   *
   * @param weights the first ones, which learning changes; of the shapes of the model
   * @param pairs to learn from, at least one
   * @param heldOut to measure on, at least one; the first {@value #MEASURED_PAIRS} are used
   * @param checkpoints where states are kept, and what to go on from; then the first weights are
   *     not used
   * @param stop asked after every step
   * @throws ChatDivergedException if a gradient is not finite
   * @throws IOException if the listener throws one, or there is a state that cannot be read
   * @throws IllegalArgumentException if the state is no chat training's
   */
  public TrainedChat train(
      Weights weights,
      TokenPairs pairs,
      TokenPairs heldOut,
      Checkpoints checkpoints,
      BooleanSupplier stop)
      throws ChatDivergedException, IOException {
    if (pairs.size() == 0 || heldOut.size() == 0) {
      throw new IllegalArgumentException(
          pairs.size() + " pairs to learn from, " + heldOut.size() + " held out: expected both");
    }
    Learning learning = new Learning(model, options, weights, backend, parallel);
    learning.reserve(new TrainingMemory(model, options, pairs, heldOut));
    Progress progress = new Progress(options, pairs.replyTokens());
    Optional<SavedState> from = checkpoints.from();
    if (from.isPresent()) {
      learning.restore(from.get());
      progress.restore(from.get().counters());
    }
    TokenPairs measured = heldOut.first(MEASURED_PAIRS);
    boolean told = false;
    while (!told && !progress.isOver()) {
      told = epoch(learning, progress, pairs, measured, checkpoints, stop);
    }
    if (!progress.isMeasured()) {
      measure(learning, progress, measured);
    }
    return progress.result(learning.best(), told);
  }

  /** Goes on with the current epoch; whether it was told to stop. */
  private boolean epoch(
      Learning learning,
      Progress progress,
      TokenPairs pairs,
      TokenPairs measured,
      Checkpoints checkpoints,
      BooleanSupplier stop)
      throws ChatDivergedException, IOException {
    var batches = Batches.shuffled(pairs, options.batch(), options.seed(), progress.epoch());
    while (progress.batch() < batches.size() && !progress.isOver()) {
      long begun = System.nanoTime();
      Batch batch = new Batch(pairs, batches.get(progress.batch()));
      double rate = learning.rate(progress.fraction());
      double loss = learning.step(batch, rate, dropoutSeed(progress.steps()));
      progress.step(batch.tokens(), loss, (System.nanoTime() - begun) * 1e-9);
      boolean epochEnds = progress.batch() == batches.size();
      if (progress.isMeasureDue(epochEnds)) {
        measure(learning, progress, measured);
      }
      listener.step(progress.pace());
      boolean told = stop.getAsBoolean();
      if (checkpoints.due(epochEnds) || told) {
        checkpoints.keep(learning.state(progress.state()));
      }
      if (told) {
        return true;
      }
    }
    if (progress.batch() == batches.size()) {
      progress.nextEpoch();
    }
    return false;
  }

  private long dropoutSeed(long step) {
    return new RandomBits(options.seed(), DROPOUT_STREAM + step).next();
  }

  private void measure(Learning learning, Progress progress, TokenPairs measured)
      throws IOException {
    double perplexity = learning.perplexity(measured);
    double rate = learning.rate(progress.fraction());
    boolean best = progress.measured(perplexity, rate);
    learning.measured(perplexity, best);
    listener.measured(progress.last(), learning.weights(), best);
  }
}
