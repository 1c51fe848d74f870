package io.parlance.trainers.word2vec;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.SentenceReader;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.LockFreeRun;
import io.parlance.trainers.RandomBits;
import io.parlance.trainers.Subsampling;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Trains Word2Vec vectors on an encoded corpus.
 *
 * <p>Threads share the weights without locks (Hogwild): with one thread and one seed a run repeats
 * bit for bit, with more it does not.
 */
public final class Word2VecTrainer implements Trainer {
  private final Word2VecOptions options;
  private final TensorBackend backend;
  private final TrainingListener listener;

  public Word2VecTrainer(
      Word2VecOptions options, TensorBackend backend, TrainingListener listener) {
    this.options = options;
    this.backend = backend;
    this.listener = listener;
  }

  @Override
  public Trained train(EncodedCorpus corpus, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    Vocabulary vocabulary = corpus.vocabulary();
    RowMatrix input = input(vocabulary.size());
    Outputs.Factory outputs =
        Outputs.factory(
            options, vocabulary, options.cbow() ? CbowLearner.CENTERS : SkipGramLearner.CENTERS);
    Subsampling subsampling = new Subsampling(vocabulary, options.sample());
    LockFreeRun run =
        new LockFreeRun(
            options.threads(), options.epochs(), corpus.tokens(), options.alpha(), listener);
    LockFreeRun.Outcome outcome =
        run.go(
            (epoch, part, pace) -> {
              RandomBits random =
                  new RandomBits(options.seed(), (long) epoch * options.threads() + part);
              Learner learner = Learner.of(options, input, outputs.of(part), backend.rowBlocks());
              Windows windows =
                  new Windows(
                      options.window(), learner.outputs.centers(), EncodedCorpus.MAX_SENTENCE);
              try (SentenceReader reader = corpus.open(part, options.threads())) {
                while (reader.next() && pace.goesOn()) {
                  windows.length =
                      subsampling.filter(reader.ids(), reader.length(), windows.ids, random);
                  if (!sentence(windows, learner, pace.learningRate(), random)) {
                    pace.diverged();
                  }
                  learner.outputs.merge();
                  pace.advance(reader.length(), learner.takeLoss(), learner.takePredictions());
                }
              }
            },
            stop);
    boolean overflowed = zeroOverflowed(input);
    Embeddings embeddings = Embeddings.of(vocabulary, input, options.provenance());
    if (outcome.diverged() || overflowed) {
      throw new DivergedException(
          String.format(
              Locale.ROOT,
              "training diverged in epoch %d: the loss is not a finite number at learning rate %.4g;"
                  + " lower --alpha",
              Math.min(outcome.epochs() + 1, options.epochs()),
              outcome.learningRate()),
          embeddings);
    }
    return outcome.trained(embeddings);
  }

  /**
   * Whether rows hold numbers that are not finite; these rows become zero. One step's gain may
   * overflow although the losses before it were finite.
   */
  private static boolean zeroOverflowed(RowMatrix rows) {
    boolean any = false;
    float[] row = new float[rows.dimension()];
    for (int id = 0; id < rows.rows(); id++) {
      rows.copyRow(id, row, 0);
      boolean finite = true;
      for (float number : row) {
        finite &= Float.isFinite(number);
      }
      if (!finite) {
        any = true;
        rows.setRow(id, new float[row.length], 0);
      }
    }
    return any;
  }

  /** Uniform in ±1/(2 dimension), as word2vec.c starts. */
  private RowMatrix input(int words) {
    int dimension = options.dimension();
    RowMatrix input = RowMatrix.padded(words, dimension);
    RandomBits random = new RandomBits(options.seed(), -1);
    float[] row = new float[dimension];
    for (int id = 0; id < words; id++) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (random.unit() - 0.5f) / dimension;
      }
      input.setRow(id, row, 0);
    }
    return input;
  }

  private static boolean sentence(
      Windows windows, Learner learner, float alpha, RandomBits random) {
    for (int at = 0; at < windows.length; at += windows.centers) {
      windows.draw(at, learner.outputs.centers(), random);
      if (!learner.learn(windows, alpha, random)) {
        return false;
      }
    }
    return true;
  }
}
