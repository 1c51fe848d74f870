package io.parlance.tensor;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
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

  /**
   * The natural logarithm of normal floats above 0: {@code e ln 2 + ln m}, m in √½ … √2, and {@code
   * ln m = 2 artanh s}, {@code s = (m - 1) / (m + 1)}, by its series up to s⁹. Absolute error 5e-9
   * before rounding.
   */
  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector e = bits.sub(Transcendentals.ROOT_HALF_BITS).lanewise(ASHR, 23);
    FloatVector m = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats();
    FloatVector s = m.sub(1f).div(m.add(1f));
    FloatVector square = s.mul(s);
    FloatVector series = constant(2 / 9f);
    series = series.fma(square, constant(2 / 7f));
    series = series.fma(square, constant(2 / 5f));
    series = series.fma(square, constant(2 / 3f));
    series = series.fma(square, constant(2f)).mul(s);
    return ((FloatVector) e.convert(I2F, 0)).fma(constant(Transcendentals.LN2), series);
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
    FloatVector one = constant(1f);
    FloatVector near = x.mul(square.fma(q, one));
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
