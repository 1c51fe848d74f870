package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link RowBlockKernel#gather} and {@link RowBlockKernel#scatter} must do on every backend; a
 * backend's test extends this and says which it is.
 */
public abstract class RowSumsContract {
  private static final int ROWS = 29;
  private static final int MOST = 15;
  private static final int[] DIMENSIONS = {1, 15, 16, 17, 100, 112, 300};
  private static final double ERROR = 2e-6;

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(13);
  private final float[][] weights = new float[RowSums.SUMS][MOST];
  private final int[] places = new int[MOST];

  @Test
  void a_gathered_sum_is_the_weighted_sum_of_its_rows() {
    for (int dimension : DIMENSIONS) {
      RowMatrix matrix = RandomRows.padded(ROWS, dimension, random);
      RowMatrix before = RandomRows.copy(matrix);
      RowMatrix sums = RandomRows.padded(RowSums.SUMS, dimension, random);
      RowSums rows = new RowSums(matrix.stride(), MOST);
      for (int count = 0; count <= MOST; count++) {
        fill(rows, matrix, count);
        backend().rowBlocks().gather(rows, sums);
        double[][] values = RandomRows.values(matrix);
        double[][] expected = new double[RowSums.SUMS][dimension];
        for (int t = 0; t < RowSums.SUMS; t++) {
          for (int i = 0; i < count; i++) {
            add(weights[t][i], values[places[i]], expected[t]);
          }
        }
        RandomRows.assertNear(sums, expected, ERROR, "sums of " + count + " x " + dimension);
      }
      RandomRows.assertSame(matrix, before, "rows that are only read");
    }
  }

  @Test
  void a_scattered_row_gains_the_weighted_sums() {
    for (int dimension : DIMENSIONS) {
      RowMatrix matrix = RandomRows.padded(ROWS, dimension, random);
      RowMatrix sums = RandomRows.padded(RowSums.SUMS, dimension, random);
      RowMatrix before = RandomRows.copy(sums);
      RowSums rows = new RowSums(matrix.stride(), MOST);
      for (int count = 0; count <= MOST; count++) {
        fill(rows, matrix, count);
        double[][] expected = RandomRows.values(matrix);
        double[][] gains = RandomRows.values(sums);
        for (int t = 0; t < RowSums.SUMS; t++) {
          for (int i = 0; i < count; i++) {
            add(weights[t][i], gains[t], expected[places[i]]);
          }
        }
        backend().rowBlocks().scatter(sums, rows);
        RandomRows.assertNear(matrix, expected, ERROR, "rows of " + count + " x " + dimension);
      }
      RandomRows.assertSame(sums, before, "sums that are only read");
    }
  }

  @Test
  void rows_without_weight_give_nothing_and_gain_nothing() {
    RowMatrix matrix = RandomRows.padded(ROWS, 40, random);
    RowMatrix before = RandomRows.copy(matrix);
    RowMatrix sums = RandomRows.padded(RowSums.SUMS, 40, random);
    RowSums rows = new RowSums(matrix.stride(), MOST);
    fill(rows, matrix, MOST);
    rows.begin(matrix, MOST); // forgets the weights
    backend().rowBlocks().scatter(sums, rows);
    RandomRows.assertSame(matrix, before, "rows of weight zero");
    backend().rowBlocks().gather(rows, sums);
    RandomRows.assertNear(sums, new double[RowSums.SUMS][40], 0, "sums of weight zero");
  }

  @Test
  void matrices_of_several_arrays_have_the_same_bits() {
    for (int perArray : new int[] {1, 2, 8}) {
      RowMatrix matrix = RandomRows.padded(ROWS, 100, random);
      RowMatrix pieces = RandomRows.copy(matrix, perArray);
      assertThat(pieces.isOneArray()).isFalse();
      RowMatrix sums = RowMatrix.padded(RowSums.SUMS, 100);
      RowMatrix sumsOfPieces = RowMatrix.padded(RowSums.SUMS, 100);
      RowSums rows = new RowSums(matrix.stride(), MOST);
      for (int count = 1; count <= MOST; count++) {
        fill(rows, matrix, count);
        backend().rowBlocks().gather(rows, sums);
        backend().rowBlocks().scatter(sums, rows);
        refill(rows, pieces, count);
        backend().rowBlocks().gather(rows, sumsOfPieces);
        backend().rowBlocks().scatter(sumsOfPieces, rows);
        RandomRows.assertSame(sumsOfPieces, sums, "the sums");
      }
      RandomRows.assertSame(pieces, matrix, "the rows");
    }
  }

  @Test
  void sums_of_another_shape_are_refused() {
    RowMatrix matrix = RandomRows.padded(ROWS, 20, random);
    RowSums rows = new RowSums(32, MOST);
    fill(rows, matrix, 3);
    RowMatrix[] wrong = {
      RowMatrix.padded(RowSums.SUMS - 1, 20),
      RowMatrix.padded(RowSums.SUMS + 1, 20),
      RowMatrix.padded(RowSums.SUMS, 33),
      RandomRows.copy(RowMatrix.padded(RowSums.SUMS, 20), 2)
    };
    for (RowMatrix sums : wrong) {
      assertThatThrownBy(() -> backend().rowBlocks().gather(rows, sums))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the sums must be 4 rows of 32 floats in one array");
      assertThatThrownBy(() -> backend().rowBlocks().scatter(sums, rows))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> rows.begin(RowMatrix.padded(3, 33), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_row_outside_its_matrix_is_refused_before_anything_changes() {
    for (int row : new int[] {-1, ROWS}) {
      RowMatrix matrix = RandomRows.padded(ROWS, 20, random);
      RowMatrix before = RandomRows.copy(matrix);
      RowMatrix sums = RandomRows.padded(RowSums.SUMS, 20, random);
      RowMatrix sumsBefore = RandomRows.copy(sums);
      RowSums rows = new RowSums(32, MOST);
      fill(rows, matrix, 5);
      rows.row(4, row);
      assertThatThrownBy(() -> backend().rowBlocks().gather(rows, sums))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> backend().rowBlocks().scatter(sums, rows))
          .isInstanceOf(IndexOutOfBoundsException.class);
      RandomRows.assertSame(matrix, before, "the rows");
      RandomRows.assertSame(sums, sumsBefore, "the sums");
    }
  }

  /** Random rows, now and then one twice, with random weights, the last of each sum's left zero. */
  private void fill(RowSums rows, RowMatrix matrix, int count) {
    for (int i = 0; i < count; i++) {
      places[i] = i % 5 == 4 ? places[i - 3] : random.nextInt(ROWS);
      for (int t = 0; t < RowSums.SUMS; t++) {
        weights[t][i] = i + t == count ? 0 : random.nextInt(5) * 0.125f - 0.25f;
      }
    }
    refill(rows, matrix, count);
  }

  private void refill(RowSums rows, RowMatrix matrix, int count) {
    rows.begin(matrix, count);
    for (int i = 0; i < count; i++) {
      rows.row(i, places[i]);
      for (int t = 0; t < RowSums.SUMS; t++) {
        rows.weight(i, i + 1, t, weights[t][i]);
      }
    }
  }

  private static void add(float weight, double[] row, double[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] += weight * row[k];
    }
  }
}
