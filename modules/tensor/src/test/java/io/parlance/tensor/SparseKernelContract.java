package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link SparseKernel} must do on every backend; a backend's test extends this and says which
 * it is. Dense matrices have NaN around what a call may touch.
 */
public abstract class SparseKernelContract {
  private static final int COLUMNS = 37;
  private static final int[] ROW_CELLS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 37, 0, 12};
  private static final int[] WIDTHS = {16, 32, 48, 64, 80};

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(17);

  @Test
  void a_product_with_a_dense_matrix_is_added() {
    for (int width : WIDTHS) {
      SparseRows a = sparse();
      Strided x = new Strided(COLUMNS, width, 5, 16, random);
      Strided y = new Strided(a.rows(), width, 3, 7, random);
      Strided before = y.copy();
      backend().sparse().multiply(a, width, x.data, x.offset, x.stride, y.data, y.offset, y.stride);
      double[][] product = product(a, x, width);
      for (int r = 0; r < a.rows(); r++) {
        for (int j = 0; j < width; j++) {
          assertNear(y.at(r, j), before.at(r, j) + product[r][j], "width " + width);
        }
      }
      y.assertGuardsWhole();
    }
  }

  @Test
  void a_gram_product_is_scaled_and_added() {
    for (int width : WIDTHS) {
      SparseRows a = sparse();
      Strided x = new Strided(COLUMNS, width, 5, 16, random);
      Strided g = new Strided(COLUMNS, width, 1, 9, random);
      Strided before = g.copy();
      backend()
          .sparse()
          .gram(-1.5f, a, width, x.data, x.offset, x.stride, g.data, g.offset, g.stride);
      double[][] product = product(a, x, width);
      double[][] expected = new double[COLUMNS][width];
      for (int r = 0; r < a.rows(); r++) {
        for (int cell = a.starts()[r]; cell < a.starts()[r + 1]; cell++) {
          for (int j = 0; j < width; j++) {
            expected[a.columns()[cell]][j] += -1.5 * a.values()[cell] * product[r][j];
          }
        }
      }
      for (int c = 0; c < COLUMNS; c++) {
        for (int j = 0; j < width; j++) {
          assertNear(g.at(c, j), before.at(c, j) + expected[c][j], "width " + width);
        }
      }
      g.assertGuardsWhole();
    }
  }

  @Test
  void a_column_has_the_same_bits_whatever_columns_it_is_cut_from() {
    SparseRows a = sparse();
    Strided x = new Strided(COLUMNS, 96, 0, 16, random);
    Strided g = new Strided(COLUMNS, 96, 0, 16, random);
    Strided y = new Strided(a.rows(), 96, 0, 16, random);
    for (int width : new int[] {16, 32, 48}) {
      Strided gCut = g.copy();
      Strided yCut = y.copy();
      Strided gWhole = g.copy();
      Strided yWhole = y.copy();
      SparseKernel kernel = backend().sparse();
      kernel.gram(1f, a, 96, x.data, 0, x.stride, gWhole.data, 0, g.stride);
      kernel.multiply(a, 96, x.data, 0, x.stride, yWhole.data, 0, y.stride);
      for (int from = 0; from < 96; from += width) {
        kernel.gram(1f, a, width, x.data, from, x.stride, gCut.data, from, g.stride);
        kernel.multiply(a, width, x.data, from, x.stride, yCut.data, from, y.stride);
      }
      assertThat(Arrays.equals(gCut.data, gWhole.data)).as("gram, cut by %d", width).isTrue();
      assertThat(Arrays.equals(yCut.data, yWhole.data)).as("product, cut by %d", width).isTrue();
    }
  }

  /** Rows of {@link #ROW_CELLS} cells. */
  private SparseRows sparse() {
    int[] starts = new int[ROW_CELLS.length + 1];
    for (int r = 0; r < ROW_CELLS.length; r++) {
      starts[r + 1] = starts[r] + ROW_CELLS[r];
    }
    int[] columns = new int[starts[ROW_CELLS.length]];
    float[] values = new float[columns.length];
    for (int r = 0; r < ROW_CELLS.length; r++) {
      int[] drawn = random.ints(0, COLUMNS).distinct().limit(ROW_CELLS[r]).sorted().toArray();
      System.arraycopy(drawn, 0, columns, starts[r], drawn.length);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return new SparseRows(starts, columns, values);
  }

  private static double[][] product(SparseRows a, Strided x, int width) {
    double[][] product = new double[a.rows()][width];
    for (int r = 0; r < a.rows(); r++) {
      for (int cell = a.starts()[r]; cell < a.starts()[r + 1]; cell++) {
        for (int j = 0; j < width; j++) {
          product[r][j] += (double) a.values()[cell] * x.at(a.columns()[cell], j);
        }
      }
    }
    return product;
  }

  private static void assertNear(double found, double expected, String what) {
    assertThat(found).as(what).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-5));
  }
}
