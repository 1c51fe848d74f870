package io.parlance.tensor;

/**
 * A matrix (rows, columns) in 8 bits: element (i, j) is {@code scales[i] values[i columns + j]}.
 *
 * <p>A row's scale is its largest magnitude / 127, so that the error of an element is at most half
 * of that.
 */
public final class QuantizedMatrix {
  private final int rows;
  private final int columns;
  private final byte[] values; // (rows, columns)
  private final float[] scales; // (rows)

  /**
   * @param values row after row, taken over
   * @param scales one a row, taken over
   */
  public QuantizedMatrix(int rows, int columns, byte[] values, float[] scales) {
    if (values.length != Math.multiplyExact(rows, columns) || scales.length != rows) {
      throw new IllegalArgumentException(
          values.length + " values and " + scales.length + " scales for " + rows + " x " + columns);
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.scales = scales;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The rounded values, row after row: the array itself. */
  public byte[] values() {
    return values;
  }

  /** The scales of the rows: the array itself. */
  public float[] scales() {
    return scales;
  }

  /**
   * Rounds a matrix.
   *
   * @param matrix row after row; finite
   */
  public static QuantizedMatrix of(int rows, int columns, float[] matrix) {
    byte[] values = new byte[Math.multiplyExact(rows, columns)];
    float[] scales = new float[rows];
    for (int i = 0; i < rows; i++) {
      int at = i * columns;
      float most = 0;
      for (int j = 0; j < columns; j++) {
        most = Math.max(most, Math.abs(matrix[at + j]));
      }
      scales[i] = most / Byte.MAX_VALUE;
      float inverse = most == 0 ? 0 : Byte.MAX_VALUE / most;
      for (int j = 0; j < columns; j++) {
        values[at + j] = (byte) Math.round(matrix[at + j] * inverse);
      }
    }
    return new QuantizedMatrix(rows, columns, values, scales);
  }
}
