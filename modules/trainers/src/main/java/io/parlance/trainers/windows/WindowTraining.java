package io.parlance.trainers.windows;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.SentenceReader;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.LockFreeRun;
import io.parlance.trainers.Overflow;
import io.parlance.trainers.Subsampling;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Training on the windows of every word: in each epoch each thread walks through its sentences,
 * thins out frequent words, and gives its learner the windows of a few centers after the other.
 *
 * @param window the widest reach of a context to either side, in words
 * @param epochs passes over the corpus
 * @param sample the frequency above which words are left out at random, 0 for never
 * @param alpha the first learning rate
 * @param threads that train at once
 * @param seed of every random choice
 */
public record WindowTraining(
    int window, int epochs, double sample, double alpha, int threads, long seed) {

  /**
   * Trains until all epochs are over or {@code stop} says true.
   *
   * @param learners makes the learner of a thread, for one epoch
   */
  public LockFreeRun.Outcome run(
      EncodedCorpus corpus,
      IntFunction<WindowLearner> learners,
      TrainingListener listener,
      BooleanSupplier stop)
      throws IOException {
    Subsampling subsampling = new Subsampling(corpus.vocabulary(), sample);
    return new LockFreeRun(threads, epochs, corpus.tokens(), alpha, listener)
        .go(
            (epoch, part, pace) -> {
              RandomBits random = new RandomBits(seed, (long) epoch * threads + part);
              WindowLearner learner = learners.apply(part);
              Windows windows = new Windows(window, learner.centers(), EncodedCorpus.MAX_SENTENCE);
              try (SentenceReader reader = corpus.open(part, threads)) {
                while (reader.next() && pace.goesOn()) {
                  windows.length(
                      subsampling.filter(reader.ids(), reader.length(), windows.ids(), random));
                  if (!sentence(windows, learner, pace.learningRate(), random)) {
                    pace.diverged();
                  }
                  learner.merge();
                  pace.advance(reader.length(), learner.takeLoss(), learner.takePredictions());
                }
              }
            },
            stop);
  }

  private static boolean sentence(
      Windows windows, WindowLearner learner, float alpha, RandomBits random) {
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
  public Trained result(LockFreeRun.Outcome outcome, boolean overflowed, Embeddings embeddings)
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
