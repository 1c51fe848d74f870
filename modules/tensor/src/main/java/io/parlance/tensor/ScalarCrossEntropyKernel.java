package io.parlance.tensor;

/** {@link CrossEntropyKernel} in plain loops: the reference. */
final class ScalarCrossEntropyKernel implements CrossEntropyKernel {

  @Override
  public void observe(
      int rows,
      int columns,
      float[] z,
      int zOffset,
      int zStride,
      float[] bias,
      int biasOffset,
      float[] highest,
      int highestOffset,
      float[] sum,
      int sumOffset) {
    for (int row = 0; row < rows; row++) {
      int at = zOffset + row * zStride;
      float most = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < columns; j++) {
        z[at + j] += bias[biasOffset + j];
        most = z[at + j] > most ? z[at + j] : most; // NaN shows in the sum
      }
      double total = 0;
      for (int j = 0; j < columns; j++) {
        total += exp(z[at + j] - most);
      }
      highest[highestOffset + row] = most;
      sum[sumOffset + row] = (float) total;
    }
  }

  @Override
  public void slopes(
      int rows,
      int columns,
      float[] z,
      int zOffset,
      int zStride,
      float[] logSum,
      int logSumOffset,
      float scale,
      float[] biasSlope,
      int biasSlopeOffset) {
    for (int row = 0; row < rows; row++) {
      int at = zOffset + row * zStride;
      for (int j = 0; j < columns; j++) {
        z[at + j] = scale * exp(z[at + j] - logSum[logSumOffset + row]);
        biasSlope[biasSlopeOffset + j] += z[at + j];
      }
    }
  }

  static float exp(float x) {
    return Transcendentals.exp(x < LEAST ? LEAST : x);
  }
}
