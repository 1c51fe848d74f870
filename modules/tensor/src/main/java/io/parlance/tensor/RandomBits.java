package io.parlance.tensor;

/** SplitMix64 (Steele, Lea & Flood 2014): a few cycles a number, any seed is good. */
public final class RandomBits {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** A stream of its own for each pair of seed and stream number. */
  public RandomBits(long seed, long stream) {
    state = mix(seed * GOLDEN + mix(stream + GOLDEN));
  }

  /** All that the next numbers follow from. */
  public long state() {
    return state;
  }

  /** Goes on as the generator whose {@link #state} this was. */
  public void restore(long newState) {
    state = newState;
  }

  /** 64 random bits. */
  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in 0 … bound-1, for bounds far below 2^32. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Uniform in [0, 1). */
  public float unit() {
    return (next() >>> 40) * 0x1p-24f;
  }

  /**
   * Random bits that are a function of {@code z} alone, for what is drawn by its place rather than
   * in turn.
   */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
