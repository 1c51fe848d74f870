package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link RowBlockKernel#step} must do on every backend; a backend's test extends this and says
 * which it is. The oracle is {@link StepOracle}.
 */
public abstract class RowBlockKernelContract {
  private static final int MOST = 13;
  private static final int[] DIMENSIONS = {1, 15, 16, 17, 100, 112, 300};
  private static final float ALPHA = 0.05f;
  private static final double ERROR = 5e-6; // slopes stay below 1, and so do their errors in 1e-6
  private static final float[] NOT_FINITE = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(11);

  @Test
  void a_step_agrees_with_the_formulas_at_every_number_of_inputs_and_outputs() {
    RowBlockKernel kernel = backend().rowBlocks();
    for (int dimension : DIMENSIONS) {
      RowMatrix input = rows(dimension);
      RowMatrix output = rows(dimension);
      RowBlock block = new RowBlock(input.stride(), MOST, MOST);
      for (int inputs = 1; inputs <= MOST; inputs++) {
        for (int outputs = 1; outputs <= MOST; outputs++) {
          check(kernel, block, input, output, oracle(inputs, outputs, input, output));
        }
      }
    }
  }

  @Test
  void an_input_row_that_stands_twice_gains_twice() {
    for (int outputs : new int[] {1, 8, 13}) {
      RowMatrix input = rows(100);
      RowMatrix output = rows(100);
      StepOracle oracle = oracle(9, outputs, input, output);
      oracle.inputRows[3] = oracle.inputRows[1];
      oracle.inputRows[8] = oracle.inputRows[1];
      RowBlock block = new RowBlock(input.stride(), 9, outputs);
      check(backend().rowBlocks(), block, input, output, oracle);
    }
  }

  @Test
  void large_scores_have_their_losses_and_slopes() {
    for (float score : new float[] {0, 5, 20, 100, 1e4f, 1e30f}) {
      for (float sign : new float[] {1, -1}) {
        RowMatrix input = RowMatrix.padded(1, 1);
        RowMatrix output = RowMatrix.padded(2, 1);
        float[] one = {1};
        float[] other = {sign * score};
        input.setRow(0, one, 0);
        output.setRow(0, other, 0);
        RowBlock block = new RowBlock(16, 1, 1);
        block.begin(input, 1, output, 1);
        block.input(0, 0);
        block.output(0, 0);
        block.seen(0, 0);
        block.predictions(0, 1);
        assertThat(backend().rowBlocks().step(block, 0.5f)).isTrue();
        double loss =
            sign > 0 ? Math.log1p(Math.exp(-score)) : score + Math.log1p(Math.exp(-score));
        assertThat(block.takeLoss()).isCloseTo(loss, within(2e-6 * (1 + loss)));
        double slope = 0.5 * (1 - 1 / (1 + Math.exp(-(double) other[0])));
        double gained = 1 + slope * other[0];
        assertThat((double) input.at(0, 0))
            .isCloseTo(gained, within(1e-6 * (1 + Math.abs(gained))));
      }
    }
  }

  @Test
  void losses_add_up_until_they_are_taken() {
    RowMatrix input = rows(33);
    RowMatrix output = rows(33);
    RowBlock block = new RowBlock(input.stride(), 5, 6);
    double sum = 0;
    for (int step = 0; step < 3; step++) {
      StepOracle oracle = oracle(5, 6, input, output);
      oracle.fill(block, input, output);
      assertThat(backend().rowBlocks().step(block, ALPHA)).isTrue();
      oracle.step(ALPHA);
      assertThat(oracle.loss).isGreaterThan(1);
      sum += oracle.loss;
    }
    assertThat(block.takeLoss()).isCloseTo(sum, within(1e-5 * sum));
    assertThat(block.takeLoss()).isZero();
  }

  @Test
  void matrices_of_several_arrays_learn_the_same_bits() {
    for (int perArray : new int[] {1, 2, 8}) {
      RowMatrix input = rows(100);
      RowMatrix output = rows(100);
      RowMatrix inputPieces = RandomRows.copy(input, perArray);
      RowMatrix outputPieces = RandomRows.copy(output, perArray);
      assertThat(inputPieces.isOneArray()).isFalse();
      RowBlock block = new RowBlock(input.stride(), MOST, MOST);
      RowBlock pieces = new RowBlock(input.stride(), MOST, MOST);
      for (int size = 1; size <= MOST; size++) {
        StepOracle oracle = oracle(size, MOST + 1 - size, input, output);
        oracle.inputRows[size - 1] = oracle.inputRows[0];
        oracle.fill(block, input, output);
        oracle.fill(pieces, inputPieces, outputPieces);
        assertThat(backend().rowBlocks().step(block, ALPHA)).isTrue();
        assertThat(backend().rowBlocks().step(pieces, ALPHA)).isTrue();
        assertThat(pieces.takeLoss()).isEqualTo(block.takeLoss());
      }
      RandomRows.assertSame(inputPieces, input, "the inputs");
      RandomRows.assertSame(outputPieces, output, "the outputs");
    }
  }

  @Test
  void a_row_that_is_not_finite_changes_nothing() {
    for (float bad : NOT_FINITE) {
      for (int place = 0; place < MOST; place++) {
        refuse(bad, place, true);
        refuse(bad, place, false);
      }
    }
  }

  private void refuse(float bad, int place, boolean isInput) {
    RowMatrix input = rows(100);
    RowMatrix output = rows(100);
    StepOracle oracle = oracle(MOST, MOST, input, output);
    RowMatrix spoilt = isInput ? input : output;
    int row = isInput ? oracle.inputRows[place] : oracle.outputRows[place];
    spoilt.block(row)[spoilt.offset(row) + 99] = bad;
    RowMatrix inputBefore = RandomRows.copy(input);
    RowMatrix outputBefore = RandomRows.copy(output);
    RowBlock block = new RowBlock(input.stride(), MOST, MOST);
    oracle.fill(block, input, output);
    assertThat(backend().rowBlocks().step(block, ALPHA)).as("%s at %d", bad, place).isFalse();
    RandomRows.assertSame(input, inputBefore, "the inputs");
    RandomRows.assertSame(output, outputBefore, "the outputs");
  }

  @Test
  void a_row_outside_its_matrix_is_refused_before_anything_changes() {
    for (int perArray : new int[] {32, 4}) {
      for (int row : new int[] {-1, StepOracle.ROWS, Integer.MAX_VALUE}) {
        for (boolean isInput : new boolean[] {true, false}) {
          RowMatrix input = RandomRows.copy(rows(20), perArray);
          RowMatrix output = RandomRows.copy(rows(20), perArray);
          RowMatrix inputBefore = RandomRows.copy(input);
          RowMatrix outputBefore = RandomRows.copy(output);
          StepOracle oracle = oracle(5, 6, input, output);
          (isInput ? oracle.inputRows : oracle.outputRows)[4] = row;
          RowBlock block = new RowBlock(input.stride(), 5, 6);
          oracle.fill(block, input, output);
          assertThatThrownBy(() -> backend().rowBlocks().step(block, ALPHA))
              .isInstanceOf(IndexOutOfBoundsException.class);
          RandomRows.assertSame(input, inputBefore, "the inputs");
          RandomRows.assertSame(output, outputBefore, "the outputs");
        }
      }
    }
  }

  @Test
  void rows_of_another_stride_are_refused() {
    RowBlock block = new RowBlock(32, 4, 4);
    RowMatrix fits = RowMatrix.padded(4, 32);
    RowMatrix wide = RowMatrix.padded(4, 33);
    assertThatThrownBy(() -> block.begin(wide, 1, fits, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the matrix has rows of 48 floats, not of 32");
    assertThatThrownBy(() -> block.begin(fits, 1, wide, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RowBlock(17, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be padded to a multiple of 16 floats, not 17");
  }

  private RowMatrix rows(int dimension) {
    return RandomRows.padded(StepOracle.ROWS, dimension, random);
  }

  private StepOracle oracle(int inputs, int outputs, RowMatrix input, RowMatrix output) {
    return new StepOracle(inputs, outputs, input, output, random);
  }

  private static void check(
      RowBlockKernel kernel, RowBlock block, RowMatrix input, RowMatrix output, StepOracle oracle) {
    RowMatrix in = RandomRows.copy(input);
    RowMatrix out = RandomRows.copy(output);
    oracle.fill(block, in, out);
    assertThat(kernel.step(block, ALPHA)).isTrue();
    oracle.step(ALPHA);
    String of =
        String.format(
            java.util.Locale.ROOT,
            "%d inputs, %d outputs, dimension %d",
            oracle.inputs,
            oracle.outputs,
            in.dimension());
    RandomRows.assertNear(in, oracle.input, ERROR, "the inputs of " + of);
    RandomRows.assertNear(out, oracle.output, ERROR, "the outputs of " + of);
    assertThat(block.takeLoss()).as(of).isCloseTo(oracle.loss, within(1e-5 * (1 + oracle.loss)));
  }
}
