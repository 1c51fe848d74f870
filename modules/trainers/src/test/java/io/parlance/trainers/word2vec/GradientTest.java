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
 * What one block's rows gain, over alpha, is minus the gradient of its loss by finite differences.
 * A step with a learning rate of zero tells the loss and changes nothing.
 */
class GradientTest {
  private static final int WORDS = 9;
  private static final int DIMENSION = 5;
  private static final float ALPHA = 1e-2f;
  private static final float H = 2e-2f;
  private static final double ERROR = 2e-3; // of differences of losses of about 20 in float32

  private final Vocabulary vocabulary = Vocabularies.zipf(WORDS, 100);
  private final RowMatrix input = random(WORDS, 1);
  private final RowMatrix output = random(WORDS, 2);

  @ParameterizedTest
  @CsvSource({"scalar, false", "scalar, true", "vector, false", "vector, true"})
  void a_skip_gram_block_goes_down_the_gradient_of_its_loss(String backend, boolean softmax) {
    check(backend, Word2VecOptions.defaults().withHierarchicalSoftmax(softmax), 1);
  }

  @ParameterizedTest
  @CsvSource({"scalar", "vector"})
  void context_words_of_cbow_gain_as_much_as_their_mean(String backend) {
    Word2VecOptions options = Word2VecOptions.defaults().withCbow(true);
    check(backend, options.withHierarchicalSoftmax(true), contexts());
  }

  private void check(String backend, Word2VecOptions options, double inputFactor) {
    RowMatrix gainedInput = copy(input);
    RowMatrix gainedOutput = copy(output);
    double loss = loss(backend, options, gainedInput, gainedOutput, ALPHA);
    assertThat(loss).isGreaterThan(1);
    double changed = 0;
    for (int row = 0; row < WORDS; row++) {
      for (int k = 0; k < DIMENSION; k++) {
        double in = (gainedInput.at(row, k) - input.at(row, k)) / ALPHA;
        double out = (gainedOutput.at(row, k) - output.at(row, k)) / ALPHA;
        assertThat(in)
            .as("input (%d, %d)", row, k)
            .isCloseTo(-inputFactor * slope(backend, options, input, row, k), within(ERROR * 4));
        assertThat(out)
            .as("output (%d, %d)", row, k)
            .isCloseTo(-slope(backend, options, output, row, k), within(ERROR));
        changed += Math.abs(in) + Math.abs(out);
      }
    }
    assertThat(changed).isGreaterThan(1);
  }

  private double slope(String backend, Word2VecOptions options, RowMatrix matrix, int row, int k) {
    int at = matrix.offset(row) + k;
    float before = matrix.block(row)[at];
    matrix.block(row)[at] = before + H;
    double above = loss(backend, options, input, output, 0);
    matrix.block(row)[at] = before - H;
    double below = loss(backend, options, input, output, 0);
    matrix.block(row)[at] = before;
    return (above - below) / (2 * H);
  }

  /** The loss of the same block, with the same windows and the same noise, each time. */
  private double loss(
      String backend, Word2VecOptions options, RowMatrix in, RowMatrix out, float alpha) {
    Outputs outputs =
        options.hierarchicalSoftmax()
            ? new PathOutputs(new HuffmanTree(vocabulary), HotRows.of(out, WORDS - 1, 0, 1))
            : new NoiseOutputs(
                new NoiseSampler(vocabulary), 5, WorkRows.shared(out), SkipGramLearner.CENTERS);
    Learner learner =
        Learner.of(
            options.withDimension(DIMENSION),
            WorkRows.shared(in),
            outputs,
            TensorBackend.named(backend).rowBlocks());
    RandomBits random = new RandomBits(1, 1);
    assertThat(learner.learn(windows(outputs.centers(), random), alpha, random)).isTrue();
    return learner.takeLoss();
  }

  /** Different words, so that no row is an input twice. */
  private static Windows windows(int centers, RandomBits random) {
    Windows windows = new Windows(3, centers, WORDS);
    for (int i = 0; i < WORDS; i++) {
      windows.ids()[i] = (i * 4 + 1) % WORDS;
    }
    windows.length(WORDS);
    windows.draw(3, centers, random);
    return windows;
  }

  private static int contexts() {
    Windows windows = windows(1, new RandomBits(1, 1));
    return windows.to(0) - windows.from(0) - 1;
  }

  private static RowMatrix random(int rows, long seed) {
    Random random = new Random(seed);
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
