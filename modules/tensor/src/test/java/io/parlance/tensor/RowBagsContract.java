package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link RowBlockKernel#gather(RowBags, RowMatrix)} and {@link
 * RowBlockKernel#scatter(RowMatrix, RowBags)} must do on every backend; a backend's test extends
 * this and says which it is.
 */
public abstract class RowBagsContract {
  private static final int ROWS = 29;
  private static final int[] SIZES = {0, 1, 2, 3, 8, 21, 70}; // of the bags
  private static final int[] DIMENSIONS = {1, 15, 16, 17, 100, 112, 130, 300};
  private static final double ERROR = 2e-5;

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(17);
  private final int[][] ids = new int[SIZES.length][];

  @Test
  void a_gathered_sum_is_the_weighted_sum_of_its_bag() {
    for (int dimension : DIMENSIONS) {
      RowMatrix matrix = RandomRows.padded(ROWS, dimension, random);
      RowMatrix before = RandomRows.copy(matrix);
      RowMatrix sums = RandomRows.padded(SIZES.length, dimension, random);
      RowBags bags = fill(matrix);
      backend().rowBlocks().gather(bags, sums);
      double[][] values = RandomRows.values(matrix);
      double[][] expected = new double[SIZES.length][dimension];
      for (int b = 0; b < SIZES.length; b++) {
        for (int id : ids[b]) {
          for (int k = 0; k < dimension; k++) {
            expected[b][k] += weight(b) * values[id][k];
          }
        }
      }
      RandomRows.assertNear(sums, expected, ERROR, "sums of dimension " + dimension);
      RandomRows.assertSame(matrix, before, "rows that are only read");
    }
  }

  @Test
  void a_scattered_row_gains_once_for_each_time_it_stands_in_a_bag() {
    for (int dimension : DIMENSIONS) {
      RowMatrix matrix = RandomRows.padded(ROWS, dimension, random);
      RowMatrix gains = RandomRows.padded(SIZES.length, dimension, random);
      RowMatrix before = RandomRows.copy(gains);
      RowBags bags = fill(matrix);
      double[][] expected = RandomRows.values(matrix);
      double[][] values = RandomRows.values(gains);
      for (int b = 0; b < SIZES.length; b++) {
        for (int id : ids[b]) {
          for (int k = 0; k < dimension; k++) {
            expected[id][k] += values[b][k];
          }
        }
      }
      backend().rowBlocks().scatter(gains, bags);
      RandomRows.assertNear(matrix, expected, ERROR, "rows of dimension " + dimension);
      RandomRows.assertSame(gains, before, "gains that are only read");
    }
  }

  @Test
  void matrices_of_several_arrays_have_the_same_bits() {
    for (int perArray : new int[] {1, 2, 8}) {
      RowMatrix matrix = RandomRows.padded(ROWS, 100, random);
      RowMatrix pieces = RandomRows.copy(matrix, perArray);
      assertThat(pieces.isOneArray()).isFalse();
      RowMatrix sums = RowMatrix.padded(SIZES.length, 100);
      RowMatrix sumsOfPieces = RowMatrix.padded(SIZES.length, 100);
      RowBags bags = fill(matrix);
      backend().rowBlocks().gather(bags, sums);
      backend().rowBlocks().scatter(sums, bags);
      refill(bags, pieces);
      backend().rowBlocks().gather(bags, sumsOfPieces);
      backend().rowBlocks().scatter(sumsOfPieces, bags);
      RandomRows.assertSame(sumsOfPieces, sums, "the sums");
      RandomRows.assertSame(pieces, matrix, "the rows");
    }
  }

  @Test
  void sums_of_another_shape_are_refused() {
    RowMatrix matrix = RandomRows.padded(ROWS, 20, random);
    RowBags bags = fill(matrix);
    RowMatrix[] wrong = {
      RowMatrix.padded(SIZES.length - 1, 20), RowMatrix.padded(SIZES.length, 33)
    };
    for (RowMatrix sums : wrong) {
      assertThatThrownBy(() -> backend().rowBlocks().gather(bags, sums))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the sums must be at least 7 rows of 32 floats");
      assertThatThrownBy(() -> backend().rowBlocks().scatter(sums, bags))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> bags.begin(RowMatrix.padded(3, 33)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_row_outside_its_matrix_is_refused() {
    RowBags bags = new RowBags(32, 1);
    bags.begin(RowMatrix.padded(ROWS, 20));
    for (int row : new int[] {-1, ROWS}) {
      assertThatThrownBy(() -> bags.add(new int[] {0, row}, 0, 2, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    bags.add(new int[] {0}, 0, 1, 1);
    assertThatThrownBy(() -> bags.add(new int[] {0}, 0, 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static float weight(int bag) {
    return 0.5f - 0.125f * bag;
  }

  /** A bag of each size, of random rows, some twice. */
  private RowBags fill(RowMatrix matrix) {
    for (int b = 0; b < SIZES.length; b++) {
      ids[b] = random.ints(SIZES[b], 0, ROWS).toArray();
    }
    RowBags bags = new RowBags(matrix.stride(), SIZES.length);
    refill(bags, matrix);
    return bags;
  }

  private void refill(RowBags bags, RowMatrix matrix) {
    bags.begin(matrix);
    for (int b = 0; b < SIZES.length; b++) {
      int[] shifted = new int[SIZES[b] + 2];
      System.arraycopy(ids[b], 0, shifted, 1, SIZES[b]);
      bags.add(shifted, 1, SIZES[b] + 1, weight(b));
    }
  }
}
