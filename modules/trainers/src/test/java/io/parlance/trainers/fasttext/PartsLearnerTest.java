package io.parlance.trainers.fasttext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.embeddings.subwords.WordParts;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A step against the original's formulas, pair by pair in doubles. Word 0 is so frequent that it is
 * all the noise there is; the learning rate is so small that no pair sees what another learned.
 */
class PartsLearnerTest {
  private static final int DIMENSION = 20;
  private static final int NEGATIVE = 5;
  private static final float ALPHA = 1e-3f;
  private static final int[] SENTENCE = {3, 1, 4, 1, 1, 5, 0, 2, 2, 3, 0, 0, 5, 4, 1};

  private final Vocabulary vocabulary =
      Vocabulary.of(
          List.of("the", "here", "where", "a", "there", "北京"),
          new long[] {1L << 62, 6, 5, 4, 3, 2});
  private final WordParts parts = new WordParts(vocabulary, new CharacterGrams(1, 3, 40));
  private final RowMatrix rows = random(parts.size());
  private final RowMatrix output = random(vocabulary.size());
  private final double[][] rowGains = new double[parts.size()][DIMENSION]; // over alpha
  private final double[][] outputGains = new double[vocabulary.size()][DIMENSION];
  private double loss;
  private long predictions;

  @ParameterizedTest
  @CsvSource({"false, scalar", "false, vector", "true, scalar", "true, vector"})
  void a_step_learns_what_every_prediction_teaches(boolean cbow, String backend) {
    for (int length = 1; length <= SENTENCE.length; length++) {
      PartsLearner learner = learner(cbow, TensorBackend.named(backend).rowBlocks());
      Windows windows = new Windows(4, learner.centers(), SENTENCE.length);
      System.arraycopy(SENTENCE, 0, windows.ids(), 0, length);
      windows.length(length);
      RandomBits bits = new RandomBits(length, 1);
      for (int at = 0; at < length; at += windows.centers()) {
        windows.draw(at, learner.centers(), bits);
        expect(windows, cbow);
        RowMatrix rowsBefore = copy(rows);
        RowMatrix outputBefore = copy(output);
        assertThat(learner.learn(windows, ALPHA, bits)).isTrue();
        assertThat(learner.takePredictions()).isEqualTo(predictions);
        assertThat(learner.takeLoss()).isCloseTo(loss, within(1e-5 * (1 + loss)));
        assertGained(rows, rowsBefore, rowGains);
        assertGained(output, outputBefore, outputGains);
      }
    }
  }

  private PartsLearner learner(boolean cbow, RowBlockKernel kernel) {
    FastTextOptions options =
        FastTextOptions.defaults()
            .withDimension(DIMENSION)
            .withWindow(4)
            .withNegative(NEGATIVE)
            .withCbow(cbow);
    NoiseSampler sampler = new NoiseSampler(vocabulary, NoiseSampler.FASTTEXT_POWER);
    return cbow
        ? new CbowLearner(
            options, parts, WorkRows.shared(rows), sampler, WorkRows.shared(output), kernel)
        : new SkipGramLearner(
            options, parts, WorkRows.shared(rows), sampler, WorkRows.shared(output), kernel);
  }

  private void expect(Windows windows, boolean cbow) {
    for (double[] row : rowGains) {
      Arrays.fill(row, 0);
    }
    for (double[] row : outputGains) {
      Arrays.fill(row, 0);
    }
    loss = 0;
    predictions = 0;
    for (int c = 0; c < windows.centers(); c++) {
      int center = windows.first() + c;
      int[] context =
          IntStream.range(windows.from(c), windows.to(c))
              .filter(p -> p != center)
              .map(p -> windows.ids()[p])
              .toArray();
      if (cbow && context.length > 0) {
        expect(context, windows.center(c));
      } else if (!cbow) {
        for (int word : context) {
          expect(new int[] {windows.center(c)}, word);
        }
      }
    }
  }

  /** The mean of all parts of these words predicts the target; each part gains all of it. */
  private void expect(int[] words, int target) {
    predictions++;
    double[] mean = new double[DIMENSION];
    int count = 0;
    for (int word : words) {
      count += parts.to(word) - parts.from(word);
    }
    for (int word : words) {
      for (int i = parts.from(word); i < parts.to(word); i++) {
        add(mean, rows, parts.rows()[i], 1.0 / count);
      }
    }
    double[] gain = new double[DIMENSION];
    learn(mean, target, 1, 1, gain);
    if (target != 0) {
      learn(mean, 0, 0, NEGATIVE, gain);
    }
    for (int word : words) {
      for (int i = parts.from(word); i < parts.to(word); i++) {
        for (int k = 0; k < DIMENSION; k++) {
          rowGains[parts.rows()[i]][k] += gain[k];
        }
      }
    }
  }

  private void learn(double[] x, int word, int label, int weight, double[] gain) {
    double dot = 0;
    for (int k = 0; k < DIMENSION; k++) {
      dot += x[k] * output.at(word, k);
    }
    double slope = weight * (label - 1 / (1 + Math.exp(-dot)));
    loss += weight * Math.log1p(Math.exp(label == 1 ? -dot : dot));
    add(gain, output, word, slope);
    for (int k = 0; k < DIMENSION; k++) {
      outputGains[word][k] += slope * x[k];
    }
  }

  private static void add(double[] to, RowMatrix matrix, int row, double weight) {
    for (int k = 0; k < DIMENSION; k++) {
      to[k] += weight * matrix.at(row, k);
    }
  }

  /** Steps of a thousandth leave errors of thousandths: later groups of outputs see them. */
  private static void assertGained(RowMatrix now, RowMatrix before, double[][] gains) {
    for (int row = 0; row < now.rows(); row++) {
      for (int k = 0; k < DIMENSION; k++) {
        double gained = ((double) now.at(row, k) - before.at(row, k)) / ALPHA;
        assertThat(gained)
            .as("(%d, %d)", row, k)
            .isCloseTo(gains[row][k], within(0.01 + 0.02 * Math.abs(gains[row][k])));
      }
    }
  }

  private static RowMatrix random(int rows) {
    Random random = new Random(rows);
    RowMatrix matrix = RowMatrix.padded(rows, DIMENSION);
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < DIMENSION; k++) {
        matrix.block(row)[matrix.offset(row) + k] = random.nextFloat() * 2 - 1;
      }
    }
    return matrix;
  }

  private static RowMatrix copy(RowMatrix matrix) {
    RowMatrix copy = RowMatrix.padded(matrix.rows(), matrix.dimension());
    for (int row = 0; row < matrix.rows(); row++) {
      copy.setRow(row, matrix.block(row), matrix.offset(row));
    }
    return copy;
  }
}
