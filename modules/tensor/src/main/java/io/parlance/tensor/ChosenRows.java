package io.parlance.tensor;

import java.util.Objects;

/**
 * Some rows of a padded matrix, as ranges of one array: in place, or copied where the matrix is
 * more than one array.
 */
final class ChosenRows {
  final int[] ids;
  final int[] rows; // where each row starts in the array
  private final int stride;
  private RowMatrix matrix;
  private float[] copies = new float[0];

  ChosenRows(int stride, int most) {
    if (stride < 1 || stride % RowMatrix.PADDING != 0) {
      throw new IllegalArgumentException(
          "rows must be padded to a multiple of " + RowMatrix.PADDING + " floats, not " + stride);
    }
    this.stride = stride;
    this.ids = new int[most];
    this.rows = new int[most];
    this.matrix = RowMatrix.padded(0, stride);
  }

  void of(RowMatrix chosen) {
    if (chosen.stride() != stride) {
      throw new IllegalArgumentException(
          "the matrix has rows of " + chosen.stride() + " floats, not of " + stride);
    }
    matrix = chosen;
  }

  /** The array in which the first {@code count} rows now lie. */
  float[] open(int count) {
    for (int i = 0; i < count; i++) {
      rows[i] = matrix.offset(Objects.checkIndex(ids[i], matrix.rows()));
    }
    if (count == 0) {
      return copies;
    }
    return matrix.isOneArray() ? matrix.block(0) : copy(count);
  }

  private float[] copy(int count) {
    if (copies.length == 0) {
      copies = new float[rows.length * stride];
    }
    for (int i = 0; i < count; i++) {
      rows[i] = first(i) * stride;
      System.arraycopy(matrix.block(ids[i]), matrix.offset(ids[i]), copies, rows[i], stride);
    }
    return copies;
  }

  /** The first place of the row at place {@code i}: a row that stands twice is copied once. */
  private int first(int i) {
    int at = 0;
    while (ids[at] != ids[i]) {
      at++;
    }
    return at;
  }

  /** Puts changed rows back where they had to be copied. */
  void close(int count) {
    if (matrix.isOneArray()) {
      return;
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(copies, rows[i], matrix.block(ids[i]), matrix.offset(ids[i]), stride);
    }
  }
}
