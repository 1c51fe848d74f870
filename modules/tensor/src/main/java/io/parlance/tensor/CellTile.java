package io.parlance.tensor;

/**
 * The known cells of a sparse matrix between a block of its rows and a block of its columns, in the
 * order in which they are to be learned. Cells of one row stand together, in a group.
 */
public final class CellTile {
  /** A row or column is below this, and so many cells at most stand in a group. */
  public static final int MOST = 1 << 16;

  private final int[] groups;
  private final short[] columns;
  private final float[] logs;

  /**
   * A tile of these arrays, which it keeps.
   *
   * @param groups (groups) a {@link #group} each; no column occurs twice in a group
   * @param columns (cells) the column of each cell, as unsigned 16 bits
   * @param logs (cells) the natural logarithm of each cell
   * @throws IllegalArgumentException unless there are as many columns as logarithms
   */
  public CellTile(int[] groups, short[] columns, float[] logs) {
    if (columns.length != logs.length) {
      throw new IllegalArgumentException(
          columns.length + " columns but " + logs.length + " logarithms: a cell needs one of each");
    }
    this.groups = groups;
    this.columns = columns;
    this.logs = logs;
  }

  /** (groups) {@code row << 16 | cells - 1}; the array itself. */
  public int[] groups() {
    return groups;
  }

  /** (cells) of each cell, as unsigned 16 bits; the array itself. */
  public short[] columns() {
    return columns;
  }

  /** (cells) of each cell; the array itself. */
  public float[] logs() {
    return logs;
  }

  /** How many cells there are in all groups. */
  public int cells() {
    return columns.length;
  }

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
