package io.parlance.tensor;

/**
 * A sparse matrix in compressed rows: row r is the cells {@code starts[r] … starts[r + 1] - 1},
 * each a column and a value. The arrays themselves, not copies: to be read only.
 *
 * @param starts (rows + 1), from 0 and never falling
 * @param columns (cells), no column twice in a row
 * @param values (cells)
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
public record SparseRows(int[] starts, int[] columns, float[] values) {

  public SparseRows {
    if (starts.length == 0 || columns.length != values.length) {
      throw new IllegalArgumentException(
          "compressed rows need starts, and a column for each value, not "
              + columns.length
              + " columns and "
              + values.length
              + " values");
    }
  }

  /** The number of rows. */
  public int rows() {
    return starts.length - 1;
  }

  /** The number of cells. */
  public int cells() {
    return columns.length;
  }
}
