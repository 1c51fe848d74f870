package io.parlance.tensor;

import jdk.incubator.vector.FloatVector;

/** Copies strips of the operands into the order in which {@link GemmTile} reads them. */
final class GemmPanels {
  private static final int LANES = GemmTile.LANES;
  private static final int WIDTH = GemmTile.WIDTH;

  /** Strips of a transposed A that are packed together. */
  private static final int TOGETHER = 16;

  private GemmPanels() {}

  /**
   * {@code rows} rows of op(A) over {@code depth} columns become (depth, height); what is beyond
   * the rows is left as it is, for no result of it is kept.
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
      }
    } else if (rows == 14) {
      interleaveSeven(a, at, lda, depth, panel, to, height);
      interleaveSeven(a, at + 7 * lda, lda, depth, panel, to + 7, height);
    } else {
      interleave(a, at, lda, rows, depth, panel, to, height);
    }
  }

  /**
   * Whole strips of a transposed A become (strip, depth, HEIGHT). A few strips go by together, so
   * that rows of A are read in runs. A vector copies a strip's row and a little more, which the
   * next copy overwrites; the last row is copied float by float, for after it another strip begins.
   */
  static void packStrips(float[] a, int at, int lda, int strips, int depth, float[] panel, int to) {
    int size = depth * GemmTile.HEIGHT;
    for (int s = 0; s < strips; s += TOGETHER) {
      int together = Math.min(TOGETHER, strips - s);
      int last = depth - (GemmTile.HEIGHT < LANES ? 1 : depth);
      int from = at + s * GemmTile.HEIGHT;
      for (int p = 0; p < last; p++) {
        copyRow(a, from + p * lda, together, panel, to + s * size + p * GemmTile.HEIGHT, size);
      }
      for (int p = last; p < depth; p++) {
        for (int i = 0; i < together * GemmTile.HEIGHT; i++) {
          int strip = i / GemmTile.HEIGHT;
          int column = i - strip * GemmTile.HEIGHT;
          panel[to + (s + strip) * size + p * GemmTile.HEIGHT + column] = a[from + p * lda + i];
        }
      }
    }
  }

  private static void copyRow(float[] a, int from, int strips, float[] panel, int to, int size) {
    for (int i = 0; i < strips; i++) {
      FloatVector.fromArray(GemmTile.SPECIES, a, from + i * GemmTile.HEIGHT)
          .intoArray(panel, to + i * size);
    }
  }

  /** Columns of op(B) over {@code depth} rows become panels of (depth, WIDTH), one by one. */
  static void packColumns(
      boolean transposed,
      float[] b,
      int at,
      int ldb,
      int columns,
      int depth,
      float[] panels,
      int to) {
    int size = depth * WIDTH;
    if (transposed) {
      for (int j = 0; j < columns; j += WIDTH) {
        int width = Math.min(WIDTH, columns - j);
        interleave(b, at + j * ldb, ldb, width, depth, panels, to + j * depth, WIDTH);
      }
      return;
    }
    for (int p = 0; p < depth; p++) {
      packRow(b, at + p * ldb, columns, size, panels, to + p * WIDTH);
    }
  }

  /** One row of B goes to its panels, each {@code size} floats after the last. */
  private static void packRow(float[] b, int at, int columns, int size, float[] panels, int to) {
    int whole = columns / WIDTH;
    for (int q = 0; q < whole; q++) {
      FloatVector b0 = FloatVector.fromArray(GemmTile.SPECIES, b, at + q * WIDTH);
      FloatVector b1 = FloatVector.fromArray(GemmTile.SPECIES, b, at + q * WIDTH + LANES);
      b0.intoArray(panels, to + q * size);
      b1.intoArray(panels, to + q * size + LANES);
    }
    int from = at + whole * WIDTH;
    int last = to + whole * size;
    int rest = columns - whole * WIDTH;
    int j = 0;
    if (rest >= LANES) {
      FloatVector.fromArray(GemmTile.SPECIES, b, from).intoArray(panels, last);
      j = LANES;
    }
    for (; j < rest; j++) {
      panels[last + j] = b[from + j];
    }
  }

  /** Rows of {@code source} become neighbouring columns of a panel. */
  private static void interleave(
      float[] source, int at, int step, int rows, int depth, float[] panel, int to, int width) {
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      interleaveFour(source, at + i * step, step, depth, panel, to + i, width);
    }
    for (; i < rows; i++) {
      int from = at + i * step;
      for (int p = 0; p < depth; p++) {
        panel[to + i + p * width] = source[from + p];
      }
    }
  }

  private static void interleaveFour(
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

  private static void interleaveSeven(
      float[] source, int at, int step, int depth, float[] panel, int to, int width) {
    int row1 = at + step;
    int row2 = at + 2 * step;
    int row3 = at + 3 * step;
    int row4 = at + 4 * step;
    int row5 = at + 5 * step;
    int row6 = at + 6 * step;
    for (int p = 0; p < depth; p++) {
      int q = to + p * width;
      panel[q] = source[at + p];
      panel[q + 1] = source[row1 + p];
      panel[q + 2] = source[row2 + p];
      panel[q + 3] = source[row3 + p];
      panel[q + 4] = source[row4 + p];
      panel[q + 5] = source[row5 + p];
      panel[q + 6] = source[row6 + p];
    }
  }
}
