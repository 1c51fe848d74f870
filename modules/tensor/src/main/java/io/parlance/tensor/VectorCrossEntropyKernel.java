package io.parlance.tensor;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link CrossEntropyKernel} by the Vector API. Exponents lie in {@link #LEAST} … 0, so their
 * reduction needs no second part of ln 2, and their power of two no second factor. Written out,
 * since a call that is not inlined would box every vector.
 */
final class VectorCrossEntropyKernel implements CrossEntropyKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  /** Bits of 1, to which a shifted exponent is added. */
  private static final int ONE = 0x3f800000;

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
      float most = addAndFindHighest(columns, z, at, bias, biasOffset);
      highest[highestOffset + row] = most;
      sum[sumOffset + row] = sum(columns, z, at, most);
    }
  }

  private static float addAndFindHighest(
      int columns, float[] z, int at, float[] bias, int biasOffset) {
    FloatVector most0 = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    FloatVector most1 = most0;
    int pairs = columns - columns % (2 * LANES);
    int body = columns - columns % LANES;
    int j = 0;
    for (; j < pairs; j += 2 * LANES) {
      FloatVector x0 = FloatVector.fromArray(S, z, at + j);
      FloatVector x1 = FloatVector.fromArray(S, z, at + j + LANES);
      x0 = x0.add(FloatVector.fromArray(S, bias, biasOffset + j));
      x1 = x1.add(FloatVector.fromArray(S, bias, biasOffset + j + LANES));
      x0.intoArray(z, at + j);
      x1.intoArray(z, at + j + LANES);
      most0 = most0.blend(x0, x0.compare(GT, most0)); // not max, which minds NaN and costs six
      most1 = most1.blend(x1, x1.compare(GT, most1));
    }
    if (j < body) {
      FloatVector x = FloatVector.fromArray(S, z, at + j);
      x = x.add(FloatVector.fromArray(S, bias, biasOffset + j));
      x.intoArray(z, at + j);
      most0 = most0.blend(x, x.compare(GT, most0));
    }
    float most = most0.blend(most1, most1.compare(GT, most0)).reduceLanes(MAX);
    for (j = body; j < columns; j++) {
      z[at + j] += bias[biasOffset + j];
      most = z[at + j] > most ? z[at + j] : most;
    }
    return most;
  }

  private static float sum(int columns, float[] z, int at, float most) {
    FloatVector sums = FloatVector.zero(S);
    int body = columns - columns % LANES;
    for (int j = 0; j < body; j += LANES) {
      FloatVector x = FloatVector.fromArray(S, z, at + j).sub(most);
      x = x.blend(LEAST, x.compare(LT, LEAST));
      FloatVector shifted =
          x.fma(
              FloatVector.broadcast(S, Transcendentals.INVERSE_LN2),
              FloatVector.broadcast(S, Transcendentals.ROUNDER));
      FloatVector power =
          shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      FloatVector r =
          shifted
              .sub(Transcendentals.ROUNDER)
              .fma(FloatVector.broadcast(S, -Transcendentals.LN2), x);
      FloatVector p =
          r.fma(
              FloatVector.broadcast(S, Transcendentals.E4),
              FloatVector.broadcast(S, Transcendentals.E3));
      p = p.fma(r, FloatVector.broadcast(S, Transcendentals.E2));
      p = p.fma(r, FloatVector.broadcast(S, Transcendentals.E1));
      p = p.fma(r, FloatVector.broadcast(S, Transcendentals.E0));
      p = p.fma(r, FloatVector.broadcast(S, 1));
      p = p.fma(r, FloatVector.broadcast(S, 1));
      sums = p.fma(power, sums);
    }
    float sum = VectorReductions.sum(sums);
    for (int j = body; j < columns; j++) {
      sum += ScalarCrossEntropyKernel.exp(z[at + j] - most);
    }
    return sum;
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
      slopes(columns, z, at, logSum[logSumOffset + row], scale, biasSlope, biasSlopeOffset);
    }
  }

  private static void slopes(
      int columns,
      float[] z,
      int at,
      float logSum,
      float scale,
      float[] biasSlope,
      int biasSlopeAt) {
    int body = columns - columns % LANES;
    for (int j = 0; j < body; j += LANES) {
      FloatVector x = FloatVector.fromArray(S, z, at + j).sub(logSum);
      x = x.blend(LEAST, x.compare(LT, LEAST));
      FloatVector shifted =
          x.fma(
              FloatVector.broadcast(S, Transcendentals.INVERSE_LN2),
              FloatVector.broadcast(S, Transcendentals.ROUNDER));
      FloatVector power =
          shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
      FloatVector r =
          shifted
              .sub(Transcendentals.ROUNDER)
              .fma(FloatVector.broadcast(S, -Transcendentals.LN2), x);
      FloatVector p =
          r.fma(
              FloatVector.broadcast(S, Transcendentals.E4),
              FloatVector.broadcast(S, Transcendentals.E3));
      p = p.fma(r, FloatVector.broadcast(S, Transcendentals.E2));
      p = p.fma(r, FloatVector.broadcast(S, Transcendentals.E1));
      p = p.fma(r, FloatVector.broadcast(S, Transcendentals.E0));
      p = p.fma(r, FloatVector.broadcast(S, 1));
      p = p.fma(r, FloatVector.broadcast(S, 1));
      FloatVector slope = p.mul(power.mul(scale));
      slope.intoArray(z, at + j);
      FloatVector.fromArray(S, biasSlope, biasSlopeAt + j)
          .add(slope)
          .intoArray(biasSlope, biasSlopeAt + j);
    }
    for (int j = body; j < columns; j++) {
      float slope = scale * ScalarCrossEntropyKernel.exp(z[at + j] - logSum);
      z[at + j] = slope;
      biasSlope[biasSlopeAt + j] += slope;
    }
  }
}
