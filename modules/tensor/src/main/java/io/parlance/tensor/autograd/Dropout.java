package io.parlance.tensor.autograd;

import io.parlance.tensor.RandomBits;

/**
 * {@code y = x m}, {@code dx = dy m}, m the mask of 0 and 1 / (1 - rate). The mask is a function of
 * the seed and the place, so it is made anew on the way back rather than kept.
 */
final class Dropout {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int LEAST = 1 << 13;
  private static final int FOUR = 4; // places that share 64 random bits

  private Dropout() {}

  static Matrix of(Tape tape, Matrix x, double rate, long seed) {
    if (!(rate < 1)) {
      throw new IllegalArgumentException("the dropout rate must be below 1, not " + rate);
    }
    int threshold = (int) Math.round(rate * 65536);
    float scale = 65536f / (65536 - threshold);
    Matrix y = tape.matrix(x.rows, x.columns, x.needsGradient);
    int size = x.rows * x.columns;
    mask(tape, x.values, x.offset, 0f, y.values, y.offset, size, threshold, scale, seed);
    tape.onBackward(
        () -> {
          if (y.hasGradient() && x.needsGradient) {
            float[] slope = x.gradient();
            float beta = x.beginGradient();
            mask(
                tape,
                y.gradient(),
                y.gradientOffset(),
                beta,
                slope,
                x.gradientOffset(),
                size,
                threshold,
                scale,
                seed);
          }
        });
    return y;
  }

  /** {@code to = from m + beta to}. */
  private static void mask(
      Tape tape,
      float[] from,
      int fromOffset,
      float beta,
      float[] to,
      int toOffset,
      int size,
      int threshold,
      float scale,
      long seed) {
    Portions.run(
        (size + FOUR - 1) / FOUR,
        LEAST / FOUR,
        tape.parallel,
        (first, last) -> {
          for (int group = first; group < last; group++) {
            long bits = RandomBits.mix(seed + group * GOLDEN);
            int end = Math.min(size, (group + 1) * FOUR);
            for (int i = group * FOUR; i < end; i++) {
              float kept = (int) (bits & 0xFFFF) < threshold ? 0f : from[fromOffset + i] * scale;
              to[toOffset + i] = beta == 0f ? kept : to[toOffset + i] + kept;
              bits >>>= 16;
            }
          }
        });
  }
}
