package io.parlance.tensor;

import java.util.Arrays;

/** {@link SparseKernel} in plain loops. */
final class ScalarSparseKernel implements SparseKernel {

  @Override
  public void multiply(
      SparseRows a,
      int width,
      float[] x,
      int xOffset,
      int xStride,
      float[] y,
      int yOffset,
      int yStride) {
    for (int row = 0; row < a.rows(); row++) {
      addRow(a, row, width, x, xOffset, xStride, y, yOffset + row * yStride);
    }
  }

  @Override
  public void gram(
      float alpha,
      SparseRows a,
      int width,
      float[] x,
      int xOffset,
      int xStride,
      float[] g,
      int gOffset,
      int gStride) {
    float[] product = new float[width]; // a row of A X
    for (int row = 0; row < a.rows(); row++) {
      Arrays.fill(product, 0);
      addRow(a, row, width, x, xOffset, xStride, product, 0);
      for (int cell = a.starts()[row]; cell < a.starts()[row + 1]; cell++) {
        float value = alpha * a.values()[cell];
        int at = gOffset + a.columns()[cell] * gStride;
        for (int j = 0; j < width; j++) {
          g[at + j] += value * product[j];
        }
      }
    }
  }

  private static void addRow(
      SparseRows a, int row, int width, float[] x, int xOffset, int xStride, float[] y, int to) {
    for (int cell = a.starts()[row]; cell < a.starts()[row + 1]; cell++) {
      float value = a.values()[cell];
      int at = xOffset + a.columns()[cell] * xStride;
      for (int j = 0; j < width; j++) {
        y[to + j] += value * x[at + j];
      }
    }
  }
}
