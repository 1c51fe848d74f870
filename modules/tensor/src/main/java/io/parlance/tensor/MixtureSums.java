package io.parlance.tensor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums of rows weighted by ratios: in float over few, and those in double. */
final class MixtureSums {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();
  private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
  private static final int GROUP = VectorMixtureKernel.GROUP;

  private MixtureSums() {}

  /** {@code sums += Σ_j ratio_j y_j} over the 16 rows of a group. */
  static void add(float[] y, int[] ys, float[] ratios, float[] sums) {
    int stride = sums.length;
    int k = 0;
    for (; k + 4 * LANES <= stride; k += 4 * LANES) {
      FloatVector a0 = FloatVector.fromArray(S, sums, k);
      FloatVector a1 = FloatVector.fromArray(S, sums, k + LANES);
      FloatVector a2 = FloatVector.fromArray(S, sums, k + 2 * LANES);
      FloatVector a3 = FloatVector.fromArray(S, sums, k + 3 * LANES);
      FloatVector b0 = FloatVector.zero(S); // sums of their own: a single one waits for itself
      FloatVector b1 = b0;
      FloatVector b2 = b0;
      FloatVector b3 = b0;
      for (int j = 0; j < GROUP; j += 2) {
        int o = ys[j] + k;
        FloatVector r = FloatVector.broadcast(S, ratios[j]);
        a0 = r.fma(FloatVector.fromArray(S, y, o), a0);
        a1 = r.fma(FloatVector.fromArray(S, y, o + LANES), a1);
        a2 = r.fma(FloatVector.fromArray(S, y, o + 2 * LANES), a2);
        a3 = r.fma(FloatVector.fromArray(S, y, o + 3 * LANES), a3);
        o = ys[j + 1] + k;
        r = FloatVector.broadcast(S, ratios[j + 1]);
        b0 = r.fma(FloatVector.fromArray(S, y, o), b0);
        b1 = r.fma(FloatVector.fromArray(S, y, o + LANES), b1);
        b2 = r.fma(FloatVector.fromArray(S, y, o + 2 * LANES), b2);
        b3 = r.fma(FloatVector.fromArray(S, y, o + 3 * LANES), b3);
      }
      a0.add(b0).intoArray(sums, k);
      a1.add(b1).intoArray(sums, k + LANES);
      a2.add(b2).intoArray(sums, k + 2 * LANES);
      a3.add(b3).intoArray(sums, k + 3 * LANES);
    }
    for (; k < stride; k += LANES) {
      FloatVector a = FloatVector.fromArray(S, sums, k);
      for (int j = 0; j < GROUP; j++) {
        FloatVector r = FloatVector.broadcast(S, ratios[j]);
        a = r.fma(FloatVector.fromArray(S, y, ys[j] + k), a);
      }
      a.intoArray(sums, k);
    }
  }

  /** {@code sums += Σ_i ratios[cells[i]] x_i}, i from … to-1, x_i being row rows[i]. */
  static void add(
      float[] x,
      int xOffset,
      int[] rows,
      int[] cells,
      float[] ratios,
      int from,
      int to,
      float[] sums) {
    int stride = sums.length;
    int k = 0;
    for (; k + 4 * LANES <= stride; k += 4 * LANES) {
      FloatVector a0 = FloatVector.fromArray(S, sums, k);
      FloatVector a1 = FloatVector.fromArray(S, sums, k + LANES);
      FloatVector a2 = FloatVector.fromArray(S, sums, k + 2 * LANES);
      FloatVector a3 = FloatVector.fromArray(S, sums, k + 3 * LANES);
      for (int i = from; i < to; i++) {
        int o = xOffset + rows[i] * stride + k;
        FloatVector r = FloatVector.broadcast(S, ratios[cells[i]]);
        a0 = r.fma(FloatVector.fromArray(S, x, o), a0);
        a1 = r.fma(FloatVector.fromArray(S, x, o + LANES), a1);
        a2 = r.fma(FloatVector.fromArray(S, x, o + 2 * LANES), a2);
        a3 = r.fma(FloatVector.fromArray(S, x, o + 3 * LANES), a3);
      }
      a0.intoArray(sums, k);
      a1.intoArray(sums, k + LANES);
      a2.intoArray(sums, k + 2 * LANES);
      a3.intoArray(sums, k + 3 * LANES);
    }
    for (; k < stride; k += LANES) {
      FloatVector a = FloatVector.fromArray(S, sums, k);
      for (int i = from; i < to; i++) {
        FloatVector r = FloatVector.broadcast(S, ratios[cells[i]]);
        a = r.fma(FloatVector.fromArray(S, x, xOffset + rows[i] * stride + k), a);
      }
      a.intoArray(sums, k);
    }
  }

  /** {@code total[at …] += sums}, and sums become zero. */
  static void take(float[] sums, double[] total, int at) {
    FloatVector zero = FloatVector.zero(S);
    for (int k = 0; k < sums.length; k += LANES) {
      FloatVector sum = FloatVector.fromArray(S, sums, k);
      zero.intoArray(sums, k);
      DoubleVector low = (DoubleVector) sum.convertShape(VectorOperators.F2D, D, 0);
      DoubleVector high = (DoubleVector) sum.convertShape(VectorOperators.F2D, D, 1);
      int o = at + k;
      low.add(DoubleVector.fromArray(D, total, o)).intoArray(total, o);
      o += LANES / 2;
      high.add(DoubleVector.fromArray(D, total, o)).intoArray(total, o);
    }
  }
}
