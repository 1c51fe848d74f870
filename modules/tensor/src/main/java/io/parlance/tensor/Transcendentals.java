package io.parlance.tensor;

/**
 * exp, sigmoid and tanh of one float, in the very arithmetic that {@link VectorTranscendentals}
 * does in each lane: the same operations in the same order, so that a lane, a tail and the scalar
 * backend give the same bits, compiled or not.
 *
 * <p>exp(x) is 2^n exp(r) with n the integer nearest x / ln 2 and |r| at most ln 2 / 2 (Cody and
 * Waite, Software Manual for the Elementary Functions, 1980, chapter 6). The coefficients are a
 * minimax fit of our own, made by iteratively reweighted least squares on 4,000 Chebyshev nodes and
 * rounded to float.
 */
final class Transcendentals {
  /** Added to a float below 2^22, this leaves its nearest integer in the low bits. */
  static final float ROUNDER = 0x1.8p23f;

  static final int ROUNDER_BITS = 0x4b400000;

  static final float INVERSE_LN2 = 1.442695f;
  static final float MINUS_LN2_HIGH = -0.6931472f;
  static final float MINUS_LN2_LOW = 1.9046542e-9f;

  /** Above, exp is infinite; below {@link #LOWEST}, it is zero. */
  static final float HIGHEST = 89f;

  static final float LOWEST = -104f;

  /** exp(r) = 1 + r + r² (E0 + E1 r + … + E4 r⁴), relative error 3.1e-9 before rounding. */
  static final float E0 = 0.49999994f;

  static final float E1 = 0.16666521f;
  static final float E2 = 0.04166839f;
  static final float E3 = 0.008368745f;
  static final float E4 = 0.0013814539f;

  /** Below this magnitude, tanh is its own polynomial: 1 - exp(-2x) would cancel. */
  static final float TANH_NEAR = 0.5f;

  /** tanh(x) = x (1 + x² (T0 + T1 x² + T2 x⁴ + T3 x⁶)), relative error 1.5e-8 before rounding. */
  static final float T0 = -0.33333144f;

  static final float T1 = 0.13325879f;
  static final float T2 = -0.053045496f;
  static final float T3 = 0.017241493f;

  /** The square root of 1/2, as bits: where a logarithm's mantissas begin. */
  static final int ROOT_HALF_BITS = 0x3f3504f3;

  static final float LN2 = 0.6931472f;

  private Transcendentals() {}

  static float exp(float x) {
    float clamped = x > HIGHEST ? HIGHEST : x < LOWEST ? LOWEST : x; // NaN passes through
    float shifted = Math.fma(clamped, INVERSE_LN2, ROUNDER);
    float n = shifted - ROUNDER;
    float r = Math.fma(n, MINUS_LN2_LOW, Math.fma(n, MINUS_LN2_HIGH, clamped));
    float p = Math.fma(r, Math.fma(r, Math.fma(r, Math.fma(r, E4, E3), E2), E1), E0);
    float e = Math.fma(r, Math.fma(r, p, 1f), 1f);
    // Two factors: 2^n alone may be no float where the product is one, or is a subnormal.
    int exponent = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    int half = exponent >> 1;
    return e * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n + 127) << 23);
  }

  static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    return (x < 0 ? e : 1f) / (1f + e);
  }

  static float tanh(float x) {
    float magnitude = Math.abs(x);
    if (magnitude < TANH_NEAR) {
      float square = x * x;
      float q = Math.fma(square, Math.fma(square, Math.fma(square, T3, T2), T1), T0);
      return x * Math.fma(square, q, 1f); // not x + x³ q: -0 must stay -0
    }
    float e = exp(-2f * magnitude);
    return Math.copySign((1f - e) / (1f + e), x);
  }
}
