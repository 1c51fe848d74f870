package io.parlance.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The rows of {@link RowBags}, one after the other: most of them are far away in memory, and a row
 * whose cache lines are asked for together comes fastest.
 */
final class BagRows {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  private BagRows() {}

  static void gather(RowBags bags, RowMatrix sums) {
    bags.check(sums);
    RowMatrix matrix = bags.matrix;
    for (int b = 0; b < bags.bags; b++) {
      float[] sum = sums.block(b);
      int at = sums.offset(b);
      float weight = bags.weights[b];
      int end = bags.starts[b + 1];
      int i = bags.starts[b];
      zero(sum, at, bags.stride);
      for (; i + 1 < end; i += 2) {
        int row = bags.rows[i];
        int next = bags.rows[i + 1];
        add2(
            matrix.block(row),
            matrix.offset(row),
            matrix.block(next),
            matrix.offset(next),
            sum,
            at,
            bags.stride);
      }
      if (i < end) {
        int row = bags.rows[i];
        add(matrix.block(row), matrix.offset(row), sum, at, bags.stride);
      }
      scale(sum, at, weight, bags.stride);
    }
  }

  static void scatter(RowMatrix gains, RowBags bags) {
    bags.check(gains);
    RowMatrix matrix = bags.matrix;
    for (int b = 0; b < bags.bags; b++) {
      float[] gain = gains.block(b);
      int at = gains.offset(b);
      int end = bags.starts[b + 1];
      for (int i = bags.starts[b]; i < end; i++) {
        int row = bags.rows[i];
        add(gain, at, matrix.block(row), matrix.offset(row), bags.stride);
      }
    }
  }

  private static void zero(float[] to, int at, int n) {
    FloatVector zero = FloatVector.zero(S);
    for (int k = 0; k < n; k += LANES) {
      zero.intoArray(to, at + k);
    }
  }

  private static void scale(float[] to, int at, float weight, int n) {
    FloatVector w = FloatVector.broadcast(S, weight);
    for (int k = 0; k < n; k += LANES) {
      FloatVector.fromArray(S, to, at + k).mul(w).intoArray(to, at + k);
    }
  }

  private static void add(float[] from, int fromAt, float[] to, int at, int n) {
    for (int k = 0; k < n; k += LANES) {
      FloatVector x = FloatVector.fromArray(S, from, fromAt + k);
      FloatVector.fromArray(S, to, at + k).add(x).intoArray(to, at + k);
    }
  }

  private static void add2(float[] x, int xAt, float[] y, int yAt, float[] to, int at, int n) {
    for (int k = 0; k < n; k += LANES) {
      FloatVector pair =
          FloatVector.fromArray(S, x, xAt + k).add(FloatVector.fromArray(S, y, yAt + k));
      FloatVector.fromArray(S, to, at + k).add(pair).intoArray(to, at + k);
    }
  }
}
