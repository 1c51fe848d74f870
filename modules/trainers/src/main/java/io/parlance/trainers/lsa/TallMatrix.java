package io.parlance.trainers.lsa;

/**
 * A dense matrix (rows, columns) of many rows and few columns, in panels: {@link #PANEL} columns
 * side by side, an array each, all rows one after the other. What a sparse product jumps about in
 * is then one panel, a few megabytes, most of it in the caches. Columns beyond the last are zero.
 */
final class TallMatrix {
  /** Columns of a panel: two cache lines a row. */
  static final int PANEL = 32;

  /** Floats before the first row: with the 16 bytes before an array's, rows start on a line. */
  static final int LEAD = 12;

  final int rows;
  final int columns;
  final int width; // columns, rounded up to panels
  final float[][] panels; // (width / PANEL) of (rows, PANEL) from LEAD on

  TallMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.width = width(columns);
    this.panels = new float[width / PANEL][LEAD + rows * PANEL];
  }

  private static int width(int columns) {
    return (columns + PANEL - 1) / PANEL * PANEL;
  }

  /** The bytes that a matrix of this shape takes. */
  static long bytes(long rows, int columns) {
    return rows * width(columns) * Float.BYTES;
  }

  /** Whether panels of so many rows fit in an array. */
  static boolean fits(long rows) {
    return rows * PANEL + LEAD <= Integer.MAX_VALUE - 8;
  }

  /** Where a row starts in each panel. */
  static int offset(int row) {
    return LEAD + row * PANEL;
  }

  float at(int row, int column) {
    return panels[column / PANEL][offset(row) + column % PANEL];
  }

  void set(int row, int column, float value) {
    panels[column / PANEL][offset(row) + column % PANEL] = value;
  }

  /** Copies some rows to row-major ones of {@link #width} floats. */
  void copyRows(int row, int count, float[] target) {
    for (int p = 0; p < panels.length; p++) {
      for (int r = 0; r < count; r++) {
        System.arraycopy(panels[p], offset(row + r), target, r * width + p * PANEL, PANEL);
      }
    }
  }

  /** Sets some rows from row-major ones of {@link #width} floats. */
  void setRows(int row, int count, float[] source) {
    for (int p = 0; p < panels.length; p++) {
      for (int r = 0; r < count; r++) {
        System.arraycopy(source, r * width + p * PANEL, panels[p], offset(row + r), PANEL);
      }
    }
  }
}
