package io.parlance.trainers.glove;

import java.io.IOException;
import java.util.Arrays;

/**
 * Adds up one row of the co-occurrence matrix at a time in an array over all words, and gives its
 * cells by ascending column. For one thread.
 */
final class RowCounter {
  private final DistanceWeights weights;
  private final boolean symmetric;
  private final long[] sums; // (words) zero between rows
  private final long[] marks; // a bit a word; zero between rows
  private final int[] columns; // (words + 1)
  private int cells;

  RowCounter(int words, DistanceWeights weights, boolean symmetric) {
    this.weights = weights;
    this.symmetric = symmetric;
    this.sums = new long[words];
    this.marks = new long[(words + 63) / 64];
    this.columns = new int[words + 1];
  }

  /** The bytes of a counter. */
  static long bytes(int words) {
    return words * (long) (Long.BYTES + Integer.BYTES) + words / 8;
  }

  /** Counts what the chunk has of the row of {@code word}. */
  void count(TokenChunk chunk, int word) {
    int[] places = chunk.places();
    int end = chunk.start(word + 1);
    for (int i = chunk.start(word); i < end; i++) {
      int place = places[i];
      if (place >= chunk.fresh()) {
        left(chunk.ids(), place);
      }
      if (symmetric) {
        right(chunk.ids(), place, Math.max(1, chunk.fresh() - place), chunk.length());
      }
    }
  }

  private void left(int[] ids, int place) {
    int[] units = weights.units();
    int n = cells;
    int furthest = Math.min(units.length - 1, place);
    for (int d = 1; d <= furthest; d++) {
      int column = ids[place - d];
      if (column < 0) {
        break;
      }
      long sum = sums[column];
      sums[column] = sum + units[d];
      columns[n] = column;
      n += sum == 0 ? 1 : 0;
    }
    cells = n;
  }

  /** From distance {@code nearest} on; nearer ones are only looked at for the window's end. */
  private void right(int[] ids, int place, int nearest, int length) {
    int[] units = weights.units();
    int n = cells;
    int furthest = Math.min(units.length - 1, length - 1 - place);
    for (int d = 1; d <= furthest; d++) {
      int column = ids[place + d];
      if (column < 0) {
        break;
      }
      if (d < nearest) {
        continue;
      }
      long sum = sums[column];
      sums[column] = sum + units[d];
      columns[n] = column;
      n += sum == 0 ? 1 : 0;
    }
    cells = n;
  }

  /** Adds to one cell of the row. */
  void add(int column, long count) {
    columns[cells] = column;
    cells += sums[column] == 0 ? 1 : 0;
    sums[column] += count;
  }

  /** Hands the row's cells to {@code row} by ascending column, and starts the next row. */
  void finish(int word, Row row) throws IOException {
    sort();
    row.cells(word, columns, sums, cells);
    for (int i = 0; i < cells; i++) {
      sums[columns[i]] = 0;
    }
    cells = 0;
  }

  /** A long row by its marks, in order of the words; a short one among many words as it is. */
  private void sort() {
    if (cells * 16L < marks.length) {
      Arrays.sort(columns, 0, cells);
      return;
    }
    for (int i = 0; i < cells; i++) {
      marks[columns[i] >>> 6] |= 1L << columns[i];
    }
    int n = 0;
    for (int i = 0; i < marks.length; i++) {
      long left = marks[i];
      while (left != 0) {
        columns[n++] = i * 64 + Long.numberOfTrailingZeros(left);
        left &= left - 1;
      }
      marks[i] = 0;
    }
  }

  /** Takes a row of the matrix. */
  @FunctionalInterface
  interface Row {
    /** The row's cells: {@code sums[columns[i]]} units in column {@code columns[i]}, i < n. */
    void cells(int word, int[] columns, long[] sums, int n) throws IOException;
  }
}
