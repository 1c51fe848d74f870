package io.parlance.tensor;

import static jdk.incubator.vector.VectorOperators.MAX;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** What makes one number of many: lanes are added in an order that is written here. */
final class VectorReductions {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private VectorReductions() {}

  /** The sum of the lanes: the upper half onto the lower, until one lane is left. */
  static float sum(FloatVector v) {
    FloatVector sum = v;
    for (int half = LANES / 2; half > 0; half /= 2) {
      sum = sum.add(sum.rearrange(VectorShuffle.iota(SPECIES, half, 1, true)));
    }
    return sum.lane(0);
  }

  static float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int blocks = n - n % (4 * LANES);
    int i = 0;
    for (; i < blocks; i += 4 * LANES) {
      s0 = load(x, xOffset + i).fma(load(y, yOffset + i), s0);
      s1 = load(x, xOffset + i + LANES).fma(load(y, yOffset + i + LANES), s1);
      s2 = load(x, xOffset + i + 2 * LANES).fma(load(y, yOffset + i + 2 * LANES), s2);
      s3 = load(x, xOffset + i + 3 * LANES).fma(load(y, yOffset + i + 3 * LANES), s3);
    }
    int body = n - n % LANES;
    for (; i < body; i += LANES) {
      s0 = load(x, xOffset + i).fma(load(y, yOffset + i), s0);
    }
    float sum = sum(s0.add(s1).add(s2.add(s3)));
    for (; i < n; i++) {
      sum = Math.fma(x[xOffset + i], y[yOffset + i], sum);
    }
    return sum;
  }

  static void softmax(float[] x, int offset, int n) {
    int body = n - n % LANES;
    float highest = highest(x, offset, n);
    FloatVector sums = FloatVector.zero(SPECIES);
    for (int i = 0; i < body; i += LANES) {
      FloatVector e = VectorTranscendentals.exp(load(x, offset + i).sub(highest));
      e.intoArray(x, offset + i);
      sums = sums.add(e);
    }
    float sum = sum(sums);
    for (int i = body; i < n; i++) {
      x[offset + i] = Transcendentals.exp(x[offset + i] - highest);
      sum += x[offset + i];
    }
    float share = 1 / sum;
    for (int i = 0; i < body; i += LANES) {
      load(x, offset + i).mul(share).intoArray(x, offset + i);
    }
    for (int i = body; i < n; i++) {
      x[offset + i] *= share;
    }
  }

  /** The largest, NaN where there is one; no order of comparing changes it. */
  private static float highest(float[] x, int offset, int n) {
    FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      most = most.max(load(x, offset + i));
    }
    float highest = most.reduceLanes(MAX);
    for (int i = body; i < n; i++) {
      highest = Math.max(highest, x[offset + i]);
    }
    return highest;
  }

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(SPECIES, x, at);
  }
}
