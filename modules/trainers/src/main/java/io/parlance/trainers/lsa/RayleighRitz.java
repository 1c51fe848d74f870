package io.parlance.trainers.lsa;

import io.parlance.tensor.Decompositions;

/**
 * Rayleigh and Ritz's small problem, in double: given S = YᵀY and H = Yᵀ(AᵀA)Y, the M (k, k) for
 * which YM is orthonormal and MᵀHM diagonal, largest first.
 *
 * <p>Y's columns are scaled to length one, and S decomposed by Cholesky with pivots: M = D L⁻ᵀ W,
 * where W diagonalises L⁻¹ D H D L⁻ᵀ.
 */
final class RayleighRitz {
  /**
   * A column of length one, of which less than this is left (squared) beside the others, is theirs:
   * S is summed in float, and what is left is noise.
   */
  private static final double INDEPENDENT = 1e-5;

  private final int size;
  private final double[] scale; // (k), one over each column's length
  private final int[] order; // (k), the pivots
  private final double[][] lower; // (k, k), by order
  private int independent;

  /** Decomposes S, the first {@code size} rows and columns. */
  RayleighRitz(double[][] gram, int size) {
    this.size = size;
    this.scale = new double[size];
    this.order = new int[size];
    this.lower = new double[size][size];
    double[][] left = new double[size][size];
    for (int i = 0; i < size; i++) {
      double square = gram[i][i];
      scale[i] = square > 0 ? 1 / Math.sqrt(square) : 0;
      order[i] = i;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        left[i][j] = gram[i][j] * scale[i] * scale[j];
      }
    }
    decompose(left);
  }

  /** Row by row of the triangle; what is left of S is brought up to date at each step. */
  private void decompose(double[][] left) {
    for (int step = 0; step < size; step++) {
      int pivot = step;
      for (int i = step + 1; i < size; i++) {
        if (left[order[i]][order[i]] > left[order[pivot]][order[pivot]]) {
          pivot = i;
        }
      }
      int chosen = order[pivot];
      double most = left[chosen][chosen];
      if (!(most > INDEPENDENT)) {
        return;
      }
      order[pivot] = order[step];
      order[step] = chosen;
      double[] other = lower[step];
      lower[step] = lower[pivot];
      lower[pivot] = other;
      double root = Math.sqrt(most);
      lower[step][step] = root;
      double[] row = left[chosen];
      for (int i = step + 1; i < size; i++) {
        double factor = row[order[i]] / root;
        lower[i][step] = factor;
        double[] rest = left[order[i]];
        double share = factor / root;
        for (int j = 0; j < size; j++) {
          rest[j] -= share * row[j];
        }
      }
      independent = step + 1;
    }
  }

  /** How many columns of Y are independent of one another. */
  int independent() {
    return independent;
  }

  /**
   * An M (k, independent) for which YM is orthonormal, padded to {@code stride} rows and columns.
   */
  float[] orthonormal(int stride) {
    double[][] identity = new double[independent][independent];
    for (int i = 0; i < independent; i++) {
      identity[i][i] = 1;
    }
    return back(identity, stride);
  }

  /** What {@link #solve} finds: M (k, k), padded, and the diagonal, falling. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Solution(float[] basis, double[] values) {}

  /** Solves the problem, where all columns are independent. */
  Solution solve(double[][] projected, int stride, Decompositions decompositions) {
    double[][] h = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int r = order[i];
        int c = order[j];
        h[i][j] = projected[r][c] * scale[r] * scale[c];
      }
    }
    double[][] core = forward(transpose(forward(h)));
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (core[i][j] + core[j][i]) / 2;
        core[i][j] = mean;
        core[j][i] = mean;
      }
    }
    Decompositions.Spectrum spectrum = decompositions.symmetric(core);
    return new Solution(back(spectrum.vectors(), stride), spectrum.values());
  }

  /** {@code L⁻¹ B}, in place. */
  private double[][] forward(double[][] b) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        subtract(b[i], lower[i][j], b[j]);
      }
      divide(b[i], lower[i][i]);
    }
    return b;
  }

  /** {@code D L⁻ᵀ W}, its rows back in the order of Y's columns. */
  private float[] back(double[][] w, int stride) {
    for (int i = independent - 1; i >= 0; i--) {
      for (int j = i + 1; j < independent; j++) {
        subtract(w[i], lower[j][i], w[j]);
      }
      divide(w[i], lower[i][i]);
    }
    float[] basis = new float[stride * stride];
    for (int i = 0; i < independent; i++) {
      for (int j = 0; j < w[i].length; j++) {
        basis[order[i] * stride + j] = (float) (w[i][j] * scale[order[i]]);
      }
    }
    return basis;
  }

  private static void subtract(double[] row, double factor, double[] other) {
    for (int j = 0; j < row.length; j++) {
      row[j] -= factor * other[j];
    }
  }

  private static void divide(double[] row, double divisor) {
    for (int j = 0; j < row.length; j++) {
      row[j] /= divisor;
    }
  }

  private static double[][] transpose(double[][] a) {
    double[][] turned = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        turned[j][i] = a[i][j];
      }
    }
    return turned;
  }
}
