package io.parlance.trainers.glove;

/**
 * What a co-occurrence counts by its distance, 1/d, in whole units: sums of whole numbers are the
 * same in any order, so counts do not depend on threads or memory.
 *
 * <p>The unit is one part of the least common multiple of 1 … window where that is below 2^28
 * (windows up to 22): then 1/d is exact. For wider windows it is 2^-28, and 1/d is rounded to it,
 * at most 1.9e-6 of itself at distance 1000. A cell has room for 3.4e10 neighbours at distance 1.
 */
final class DistanceWeights {
  private static final int WIDEST_EXACT = 22;
  private static final long FINEST = 1L << 28;

  private final long unit;
  private final int[] units; // (window + 1): of each distance; [0] is not used

  private DistanceWeights(long unit, int[] units) {
    this.unit = unit;
    this.units = units;
  }

  static DistanceWeights of(int window) {
    long unit = window <= WIDEST_EXACT ? leastCommonMultiple(window) : FINEST;
    int[] units = new int[window + 1];
    for (int d = 1; d <= window; d++) {
      units[d] = (int) ((2 * unit + d) / (2L * d)); // to the nearest
    }
    return new DistanceWeights(unit, units);
  }

  private static long leastCommonMultiple(int window) {
    long multiple = 1;
    for (int d = 2; d <= window; d++) {
      multiple = multiple / greatestCommonDivisor(multiple, d) * d;
    }
    return multiple;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** So many units are 1. */
  long unit() {
    return unit;
  }

  /** (window + 1) the units that each distance counts; not a copy, and [0] is not used. */
  int[] units() {
    return units;
  }

  int window() {
    return units.length - 1;
  }
}
