package io.parlance.trainers.windows;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.SentenceReader;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.LockFreeRun;
import io.parlance.trainers.Overflow;
import io.parlance.trainers.RunMeter;
import io.parlance.trainers.RunOutcome;
import io.parlance.trainers.Subsampling;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Training on the windows of every word: in each epoch each worker walks through its sentences,
 * thins out frequent words, and gives its learner the windows of a few centers after the other.
 *
 * @param window the widest reach of a context to either side, in words
 * @param epochs passes over the corpus
 * @param sample the frequency above which words are left out at random, 0 for never
 * @param alpha the first learning rate
 * @param threads that train at once
 * @param deterministic whether the threads' number makes no difference ({@link OrderedRun}); if
 *     not, they share the weights without locks ({@link LockFreeRun})
 * @param seed of every random choice
 */
public record WindowTraining(
    int window,
    int epochs,
    double sample,
    double alpha,
    int threads,
    boolean deterministic,
    long seed) {

  /** Makes learners. */
  @FunctionalInterface
  public interface Learners {
    /** The learner of worker {@code index}, which has the rows of a matrix from {@code access}. */
    WindowLearner of(int index, WorkRows.Access access);
  }

  /** How threads work together, as a model's file tells it. */
  public static String updates(boolean deterministic) {
    return deterministic ? "deterministic" : "lock-free";
  }

  /**
   * What must be the same to go on from a state that was kept: these settings, and without locks
   * the number of threads, which walk through a part of the corpus each.
   */
  public Fingerprint fingerprint(Provenance settings) {
    Fingerprint same = Fingerprint.of(settings.entries());
    return deterministic ? same : same.with("threads", String.valueOf(threads));
  }

  /**
   * Trains until all epochs are over or {@code stop} says true.
   *
   * @param matrices what is learned, by name
   */
  public RunOutcome run(
      EncodedCorpus corpus,
      Map<String, RowMatrix> matrices,
      Learners learners,
      Checkpoints checkpoints,
      TrainingListener listener,
      BooleanSupplier stop)
      throws IOException {
    Subsampling subsampling = new Subsampling(corpus.vocabulary(), sample);
    RunMeter meter = new RunMeter(epochs, corpus.tokens(), alpha, listener);
    Map<String, TensorData> weights = new TreeMap<>();
    matrices.forEach((name, matrix) -> weights.put(name, new TensorData.Matrix(matrix)));
    if (!deterministic) {
      return new LockFreeRun(threads, epochs, meter, checkpoints, weights, stop)
          .go((epoch, part, pace) -> work(corpus, learners, subsampling, epoch, part, pace));
    }
    List<GainSums> gains = matrices.values().stream().map(GainSums::new).toList();
    List<BlockWorker> workers = new ArrayList<>();
    for (int index = 0; index < OrderedRun.WORKERS; index++) {
      List<RowCopies> copies = gains.stream().map(GainSums::worker).toList();
      WindowLearner learner = learners.of(index, matrix -> of(matrix, copies));
      workers.add(new BlockWorker(this, corpus, subsampling, learner, copies, index));
    }
    try (Parallel parallel = Parallel.of(threads)) {
      return new OrderedRun(epochs, meter, checkpoints, weights, stop, workers, gains).go(parallel);
    }
  }

  private static WorkRows of(RowMatrix matrix, List<RowCopies> copies) {
    return copies.stream().filter(rows -> rows.isOf(matrix)).findFirst().orElseThrow();
  }

  private void work(
      EncodedCorpus corpus,
      Learners learners,
      Subsampling subsampling,
      int epoch,
      int part,
      LockFreeRun.Pace pace)
      throws IOException {
    long passed = pace.passed();
    RandomBits random = new RandomBits(seed, (long) epoch * threads + part + (passed << 32));
    WindowLearner learner = learners.of(part, WorkRows::shared);
    Windows windows = new Windows(window, learner.centers(), EncodedCorpus.MAX_SENTENCE);
    try (SentenceReader reader = corpus.open(part, threads)) {
      for (long i = 0; i < passed; i++) {
        reader.next();
      }
      while (reader.next() && pace.goesOn()) {
        windows.length(subsampling.filter(reader.ids(), reader.length(), windows.ids(), random));
        if (!sentence(windows, learner, pace.learningRate(), random)) {
          pace.diverged();
        }
        learner.merge();
        pace.advance(reader.length(), learner.takeLoss(), learner.takePredictions());
      }
    }
  }

  /** Learns from a sentence; false where a loss was not finite. */
  static boolean sentence(Windows windows, WindowLearner learner, float alpha, RandomBits random) {
    for (int at = 0; at < windows.length(); at += windows.centers()) {
      windows.draw(at, learner.centers(), random);
      if (!learner.learn(windows, alpha, random)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What training came to.
   *
   * @param overflowed whether rows had to be made zero: see {@link Overflow}
   */
  public Trained result(RunOutcome outcome, boolean overflowed, Embeddings embeddings)
      throws DivergedException, UntrainableException {
    if (outcome.diverged() || overflowed) {
      throw new DivergedException(
          String.format(
              Locale.ROOT,
              "training diverged in epoch %d: the loss is not a finite number at learning rate %.4g;"
                  + " lower --alpha",
              Math.min(outcome.epochs() + 1, epochs),
              outcome.learningRate()),
          embeddings);
    }
    return outcome.trained(embeddings);
  }

  /** A padded matrix of random numbers, uniform in ±{@code bound}. */
  public RowMatrix randomRows(int rows, int dimension, float bound) {
    RowMatrix matrix = RowMatrix.padded(rows, dimension);
    RandomBits random = new RandomBits(seed, -1);
    float[] row = new float[dimension];
    for (int id = 0; id < rows; id++) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (random.unit() - 0.5f) * 2 * bound;
      }
      matrix.setRow(id, row, 0);
    }
    return matrix;
  }
}
