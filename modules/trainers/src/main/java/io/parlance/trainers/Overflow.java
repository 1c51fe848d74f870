package io.parlance.trainers;

import io.parlance.tensor.RowMatrix;

/**
 * Rows that grew beyond what a float can hold. One step's gain may overflow although the losses
 * before it were finite.
 */
public final class Overflow {
  private Overflow() {}

  /** Whether rows hold numbers that are not finite; these rows become zero. */
  public static boolean zeroed(RowMatrix rows) {
    boolean any = false;
    float[] row = new float[rows.dimension()];
    for (int id = 0; id < rows.rows(); id++) {
      rows.copyRow(id, row, 0);
      boolean finite = true;
      for (float number : row) {
        finite &= Float.isFinite(number);
      }
      if (!finite) {
        any = true;
        rows.setRow(id, new float[row.length], 0);
      }
    }
    return any;
  }
}
