package io.parlance.trainers.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.Vocabularies;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The loss of blocks is that of their predictions, one by one. Word 0 is so frequent that it is all
 * the noise there is.
 */
class LearnerTest {
  private static final int DIMENSION = 20;
  private static final int NEGATIVE = 5;
  private static final int[] SENTENCE = {3, 1, 4, 1, 1, 5, 0, 2, 2, 3, 0, 0, 5, 4, 1};

  private final Vocabulary vocabulary = Vocabularies.of(1L << 62, 6, 5, 4, 3, 2);
  private final int words = vocabulary.size();
  private final Random random = new Random(1);
  private final RowMatrix input = random(words);
  private final RowMatrix output = random(words);
  private final HuffmanTree tree = new HuffmanTree(vocabulary);

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void losses_are_those_of_every_prediction(boolean cbow, boolean softmax) {
    Word2VecOptions options =
        Word2VecOptions.defaults().withDimension(DIMENSION).withWindow(4).withCbow(cbow);
    int centers = cbow ? CbowLearner.CENTERS : SkipGramLearner.CENTERS;
    Outputs outputs =
        softmax
            ? new PathOutputs(tree, HotRows.of(output, words - 1, 0, 1))
            : new NoiseOutputs(
                new NoiseSampler(vocabulary), NEGATIVE, WorkRows.shared(output), centers);
    Learner learner =
        Learner.of(
            options, WorkRows.shared(input), outputs, TensorBackend.named("vector").rowBlocks());
    for (int length = 1; length <= SENTENCE.length; length++) {
      Windows windows = new Windows(options.window(), outputs.centers(), SENTENCE.length);
      System.arraycopy(SENTENCE, 0, windows.ids(), 0, length);
      windows.length(length);
      RandomBits bits = new RandomBits(length, 1);
      for (int at = 0; at < length; at += windows.centers()) {
        windows.draw(at, outputs.centers(), bits);
        assertThat(learner.learn(windows, 0, bits)).isTrue();
        double loss = 0;
        int predictions = 0;
        for (int c = 0; c < windows.centers(); c++) {
          int contexts = windows.to(c) - windows.from(c) - 1;
          predictions += cbow ? Math.min(1, contexts) : contexts;
          loss += cbow ? ofMean(windows, c, softmax) : ofContexts(windows, c, softmax);
        }
        assertThat(learner.takePredictions()).isEqualTo(predictions);
        assertThat(learner.takeLoss())
            .as("length %d at %d", length, at)
            .isCloseTo(loss, within(1e-5 * (1 + loss)));
      }
    }
  }

  private double ofContexts(Windows windows, int c, boolean softmax) {
    double sum = 0;
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != windows.first() + c) {
        double[] x = new double[DIMENSION];
        add(x, windows.ids()[p], 1);
        sum += loss(x, windows.center(c), softmax);
      }
    }
    return sum;
  }

  private double ofMean(Windows windows, int c, boolean softmax) {
    double[] mean = new double[DIMENSION];
    int contexts = windows.to(c) - windows.from(c) - 1;
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != windows.first() + c) {
        add(mean, windows.ids()[p], 1.0 / contexts);
      }
    }
    return contexts == 0 ? 0 : loss(mean, windows.center(c), softmax);
  }

  /** -log of the probability that x predicts the word. */
  private double loss(double[] x, int word, boolean softmax) {
    if (!softmax) {
      double noise = word == 0 ? 0 : NEGATIVE * softplus(dot(x, 0));
      return softplus(-dot(x, word)) + noise;
    }
    double sum = 0;
    for (int step = 0; step < tree.depth(word); step++) {
      double dot = dot(x, tree.node(word, step));
      sum += softplus(tree.left(word, step) == 1 ? -dot : dot);
    }
    return sum;
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  private double dot(double[] x, int row) {
    double sum = 0;
    for (int k = 0; k < DIMENSION; k++) {
      sum += x[k] * output.at(row, k);
    }
    return sum;
  }

  private void add(double[] x, int word, double weight) {
    for (int k = 0; k < DIMENSION; k++) {
      x[k] += weight * input.at(word, k);
    }
  }

  private RowMatrix random(int rows) {
    RowMatrix matrix = RowMatrix.padded(rows, DIMENSION);
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < DIMENSION; k++) {
        matrix.block(row)[matrix.offset(row) + k] = random.nextFloat() * 2 - 1;
      }
    }
    return matrix;
  }
}
