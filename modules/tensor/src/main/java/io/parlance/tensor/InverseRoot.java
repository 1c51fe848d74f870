package io.parlance.tensor;

/**
 * 1/sqrt(x) of positive floats to a relative error of 6.6e-4: a first guess by halving the exponent
 * in the float's bits, and one step of Newton's with coefficients that even out its error. A step
 * size needs no more, and a vector's root and division take twenty times as long.
 */
final class InverseRoot {
  /** {@code GUESS - (bits >> 1)} are the bits of the first guess y. */
  static final int GUESS = 0x5F1FFFF9;

  /** The result is {@code SCALE y (REACH - x y y)}. */
  static final float SCALE = 0.70395225f;

  static final float REACH = 2.3892446f;

  private InverseRoot() {}

  static float of(float x) {
    float y = Float.intBitsToFloat(GUESS - (Float.floatToRawIntBits(x) >> 1));
    return SCALE * y * Math.fma(-x * y, y, REACH);
  }
}
