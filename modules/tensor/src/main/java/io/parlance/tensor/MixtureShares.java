package io.parlance.tensor;

/** The M step of a row: what its components expect, as shares of 1. */
final class MixtureShares {
  private MixtureShares() {}

  /**
   * {@code y_k = x_k sums_k / Σ x sums}. What is below {@link MixtureKernel#LEAST_EXPECTED} becomes
   * zero: it would shrink on through numbers that are no normal floats, which processors are slow
   * with.
   *
   * @param sums (stride), overwritten
   */
  static void set(float[] x, int xOffset, double[] sums, float[] y, int yOffset) {
    double total = 0;
    for (int k = 0; k < sums.length; k++) {
      double expected = x[xOffset + k] * sums[k];
      expected = expected < MixtureKernel.LEAST_EXPECTED ? 0 : expected;
      sums[k] = expected;
      total += expected;
    }
    double scale = total > 0 ? 1 / total : 0;
    for (int k = 0; k < sums.length; k++) {
      y[yOffset + k] = (float) (sums[k] * scale);
    }
  }
}
