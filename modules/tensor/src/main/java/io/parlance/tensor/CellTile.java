package io.parlance.tensor;

/**
 * The known cells of a sparse matrix between a block of its rows and a block of its columns, in the
 * order in which they are to be learned. Cells of one row stand together, in a group.
 *
 * @param groupCount how many groups there are
 * @param groups (groupCount or more) {@code row << 16 | cells - 1}; no row and column occurs twice
 *     in a group
 * @param cells how many cells there are in all groups
 * @param columns (cells or more) of each cell, as unsigned 16 bits
 * @param logs (cells or more) the natural logarithm of each cell
 */
public record CellTile(int groupCount, int[] groups, int cells, short[] columns, float[] logs) {
  /** A row or column is below this, and so many cells at most stand in a group. */
  public static final int MOST = 1 << 16;

  /** A group of 1 … {@link #MOST} cells of row {@code row}. */
  public static int group(int row, int cells) {
    return row << 16 | (cells - 1);
  }

  static int row(int group) {
    return group >>> 16;
  }

  static int cells(int group) {
    return (group & (MOST - 1)) + 1;
  }
}
