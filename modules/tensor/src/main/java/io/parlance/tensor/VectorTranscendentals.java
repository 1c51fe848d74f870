package io.parlance.tensor;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Transcendentals}, a vector at a time; the tail is done by the scalar functions. */
final class VectorTranscendentals {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private VectorTranscendentals() {}

  static void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      exp(FloatVector.fromArray(SPECIES, x, xOffset + i)).intoArray(y, yOffset + i);
    }
    for (int i = body; i < n; i++) {
      y[yOffset + i] = Transcendentals.exp(x[xOffset + i]);
    }
  }

  static void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      sigmoid(FloatVector.fromArray(SPECIES, x, xOffset + i)).intoArray(y, yOffset + i);
    }
    for (int i = body; i < n; i++) {
      y[yOffset + i] = Transcendentals.sigmoid(x[xOffset + i]);
    }
  }

  static void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      tanh(FloatVector.fromArray(SPECIES, x, xOffset + i)).intoArray(y, yOffset + i);
    }
    for (int i = body; i < n; i++) {
      y[yOffset + i] = Transcendentals.tanh(x[xOffset + i]);
    }
  }

  static FloatVector exp(FloatVector x) {
    FloatVector clamped =
        x.blend(Transcendentals.HIGHEST, x.compare(GT, Transcendentals.HIGHEST))
            .blend(Transcendentals.LOWEST, x.compare(LT, Transcendentals.LOWEST));
    FloatVector rounder = constant(Transcendentals.ROUNDER);
    FloatVector shifted = clamped.fma(constant(Transcendentals.INVERSE_LN2), rounder);
    FloatVector n = shifted.sub(rounder);
    FloatVector r =
        n.fma(
            constant(Transcendentals.MINUS_LN2_LOW),
            n.fma(constant(Transcendentals.MINUS_LN2_HIGH), clamped));
    FloatVector p =
        r.fma(constant(Transcendentals.E4), constant(Transcendentals.E3))
            .fma(r, constant(Transcendentals.E2))
            .fma(r, constant(Transcendentals.E1))
            .fma(r, constant(Transcendentals.E0));
    FloatVector one = constant(1f);
    FloatVector e = p.fma(r, one).fma(r, one);
    IntVector exponent = shifted.reinterpretAsInts().sub(Transcendentals.ROUNDER_BITS);
    IntVector half = exponent.lanewise(ASHR, 1);
    return e.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.lanewise(ABS).neg());
    FloatVector one = constant(1f);
    return one.blend(e, x.compare(LT, 0f)).div(e.add(one));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.lanewise(ABS);
    FloatVector square = x.mul(x);
    FloatVector q =
        square
            .fma(constant(Transcendentals.T3), constant(Transcendentals.T2))
            .fma(square, constant(Transcendentals.T1))
            .fma(square, constant(Transcendentals.T0));
    FloatVector near = x.mul(square).fma(q, x);
    FloatVector one = constant(1f);
    FloatVector e = exp(magnitude.mul(-2f));
    FloatVector far = one.sub(e).div(e.add(one));
    FloatVector signed = far.blend(far.neg(), x.compare(LT, 0f));
    return signed.blend(near, magnitude.compare(LT, Transcendentals.TANH_NEAR));
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static FloatVector powerOfTwo(IntVector n) {
    return n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
  }
}
