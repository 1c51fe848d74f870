package io.parlance.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The cells above zero of a sparse matrix of counts, in the order of the rows and in that of the
 * columns: what a {@link MixtureKernel} goes over. Columns without cells take no room.
 *
 * <p>Between the two passes of an iteration it also holds a ratio for every cell: so one iteration
 * at a time may work on it, but several threads, each on rows or columns of its own.
 */
public final class MixtureCells {
  /** The heap that a cell takes here. */
  public static final int BYTES_A_CELL = 5 * Integer.BYTES;

  final int[] starts; // (rows + 1): where each row's cells begin
  final int[] columns; // (cells)
  final float[] counts; // (cells)
  final int[] listed; // the columns that have cells, ascending
  final int[] listedStarts; // (listed + 1): where each one's cells begin in that order
  final int[] listedRows; // (cells): the row of each, in that order
  final int[] listedCells; // (cells): its place in the order of the rows, in that order
  final float[] ratios; // (cells), in the order of the rows
  private final int width;

  /**
   * Row {@code r} has the cells {@code starts[r] … starts[r + 1] - 1}: a column and a count each.
   * The arrays are kept, not copied.
   *
   * @param width all columns are below it
   * @throws IllegalArgumentException if starts fall or do not fit the cells
   * @throws IndexOutOfBoundsException if a column is none
   */
  public MixtureCells(int[] starts, int[] columns, float[] counts, int width) {
    int cells = starts[starts.length - 1];
    if (starts[0] != 0 || cells != columns.length || cells != counts.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "starts from %d to %d for %d columns and %d counts",
              starts[0],
              cells,
              columns.length,
              counts.length));
    }
    this.starts = starts;
    this.columns = columns;
    this.counts = counts;
    this.width = width;
    this.listedRows = new int[cells];
    this.listedCells = new int[cells];
    this.ratios = new float[cells];
    int[] next = new int[width]; // the cells of each column, then the place of its next one
    for (int column : columns) {
      next[Objects.checkIndex(column, width)]++;
    }
    int[] some = new int[Math.min(width, cells)];
    int[] ends = new int[some.length + 1];
    int found = 0;
    for (int column = 0; column < width; column++) {
      int held = next[column];
      next[column] = ends[found];
      if (held > 0) {
        some[found] = column;
        ends[found + 1] = ends[found] + held;
        found++;
      }
    }
    this.listed = Arrays.copyOf(some, found);
    this.listedStarts = Arrays.copyOf(ends, found + 1);
    for (int row = 0; row < rows(); row++) {
      if (starts[row + 1] < starts[row]) {
        throw new IllegalArgumentException("row " + row + " ends before it starts");
      }
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int place = next[columns[i]]++;
        listedRows[place] = row;
        listedCells[place] = i;
      }
    }
  }

  /** The number of rows. */
  public int rows() {
    return starts.length - 1;
  }

  /** All columns are below this. */
  public int width() {
    return width;
  }

  /** The number of cells. */
  public int cells() {
    return ratios.length;
  }

  /** Where part {@code part} of {@code parts} of the rows begins: parts are alike in cells. */
  public int row(int part, int parts) {
    return firstAt(starts, share(part, parts));
  }

  /** Where part {@code part} of {@code parts} of the listed columns begins. */
  int listedAt(int part, int parts) {
    return firstAt(listedStarts, share(part, parts));
  }

  private int share(int part, int parts) {
    return (int) ((long) cells() * part / parts);
  }

  /** The first place with at least {@code cells} cells before it, or the end for all of them. */
  private int firstAt(int[] begins, int cells) {
    if (cells == cells()) {
      return begins.length - 1; // rows without cells at the end belong to the last part
    }
    int at = Arrays.binarySearch(begins, cells);
    while (at > 0 && begins[at - 1] == cells) {
      at--; // of rows without cells, the first
    }
    return at >= 0 ? at : -at - 1;
  }

  /** Checks the matrices of a pass over rows {@code from … to-1}. */
  void check(int from, int to, RowMatrix left, RowMatrix right) {
    Objects.checkFromToIndex(from, to, rows());
    checkMatrix(left, rows(), left.stride());
    checkMatrix(right, width, left.stride());
  }

  static void checkMatrix(RowMatrix matrix, int rows, int stride) {
    if (matrix.rows() != rows
        || matrix.stride() != stride
        || stride % RowMatrix.PADDING != 0
        || !matrix.isOneArray()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a matrix of %d rows of %d floats%s, expected %d padded rows of %d in one array",
              matrix.rows(),
              matrix.stride(),
              matrix.isOneArray() ? "" : " in several arrays",
              rows,
              stride));
    }
  }

  /** Checks the arguments of a pass over columns. */
  void check(int part, int parts, RowMatrix left, double[] sums) {
    Objects.checkIndex(part, parts);
    checkMatrix(left, rows(), left.stride());
    if (sums.length != (long) width * left.stride()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d sums, expected %d columns of %d",
              sums.length,
              width,
              left.stride()));
    }
  }
}
