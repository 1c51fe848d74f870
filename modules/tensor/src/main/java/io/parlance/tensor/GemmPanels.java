package io.parlance.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Copies strips of the operands into the order in which {@link GemmTile} reads them. */
final class GemmPanels {
  private static final int LANES = GemmTile.LANES;
  private static final int WIDTH = GemmTile.WIDTH;

  private GemmPanels() {}

  /**
   * {@code rows} rows of op(A) over {@code depth} columns become (depth, height), the missing rows
   * zero.
   *
   * @param at where the strip's first element is in {@code a}
   */
  static void packRows(
      boolean transposed,
      float[] a,
      int at,
      int lda,
      int rows,
      int height,
      int depth,
      float[] panel,
      int to) {
    if (transposed) {
      for (int p = 0; p < depth; p++) {
        int from = at + p * lda;
        for (int i = 0; i < rows; i++) {
          panel[to + p * height + i] = a[from + i];
        }
        Arrays.fill(panel, to + p * height + rows, to + (p + 1) * height, 0f);
      }
      return;
    }
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      packFour(a, at + i * lda, lda, depth, panel, to + i, height);
    }
    for (; i < height; i++) {
      int from = at + i * lda;
      for (int p = 0; p < depth; p++) {
        panel[to + i + p * height] = i < rows ? a[from + p] : 0f;
      }
    }
  }

  /** Columns of op(B) over {@code depth} rows become panels of (depth, WIDTH), one by one. */
  static void packColumns(
      boolean transposed, float[] b, int at, int ldb, int columns, int depth, float[] panels) {
    int whole = columns / WIDTH;
    int rest = columns % WIDTH;
    int size = depth * WIDTH;
    if (transposed) {
      for (int q = 0; q < whole; q++) {
        packTransposed(b, at + q * WIDTH * ldb, ldb, WIDTH, depth, panels, q * size);
      }
      if (rest > 0) {
        packTransposed(b, at + whole * WIDTH * ldb, ldb, rest, depth, panels, whole * size);
      }
      return;
    }
    for (int p = 0; p < depth; p++) {
      packRow(b, at + p * ldb, whole, size, panels, p * WIDTH);
      if (rest > 0) {
        int to = whole * size + p * WIDTH;
        System.arraycopy(b, at + p * ldb + whole * WIDTH, panels, to, rest);
        Arrays.fill(panels, to + rest, to + WIDTH, 0f);
      }
    }
  }

  /** One row of B goes to {@code panels} whole panels, each {@code size} floats after the last. */
  private static void packRow(float[] b, int at, int whole, int size, float[] panels, int to) {
    for (int q = 0; q < whole; q++) {
      FloatVector b0 = FloatVector.fromArray(GemmTile.SPECIES, b, at + q * WIDTH);
      FloatVector b1 = FloatVector.fromArray(GemmTile.SPECIES, b, at + q * WIDTH + LANES);
      b0.intoArray(panels, to + q * size);
      b1.intoArray(panels, to + q * size + LANES);
    }
  }

  private static void packTransposed(
      float[] b, int at, int ldb, int columns, int depth, float[] panels, int to) {
    int j = 0;
    for (; j + 4 <= columns; j += 4) {
      packFour(b, at + j * ldb, ldb, depth, panels, to + j, WIDTH);
    }
    for (; j < WIDTH; j++) {
      int from = at + j * ldb;
      for (int p = 0; p < depth; p++) {
        panels[to + j + p * WIDTH] = j < columns ? b[from + p] : 0f;
      }
    }
  }

  /** Four rows of {@code source} become four neighbouring columns of the panel. */
  private static void packFour(
      float[] source, int at, int step, int depth, float[] panel, int to, int width) {
    int row1 = at + step;
    int row2 = at + 2 * step;
    int row3 = at + 3 * step;
    for (int p = 0; p < depth; p++) {
      int q = to + p * width;
      panel[q] = source[at + p];
      panel[q + 1] = source[row1 + p];
      panel[q + 2] = source[row2 + p];
      panel[q + 3] = source[row3 + p];
    }
  }
}
