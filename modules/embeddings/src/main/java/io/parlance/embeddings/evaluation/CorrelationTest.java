package io.parlance.embeddings.evaluation;

import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.FastMath;

/**
 * Whether two models' correlations with the same gold scores differ by more than chance: the test
 * of Meng, Rosenthal & Rubin (1992), "Comparing correlated correlation coefficients", equations 1
 * to 3, applied to ranks.
 */
final class CorrelationTest {
  private static final int LEAST_PAIRS = 10; // the normal approximation is none below

  private CorrelationTest() {}

  /**
   * The probability of a difference at least as large if there were none, two-sided. Empty where
   * the test is not defined: with too few pairs, or a correlation of 1.
   *
   * @param first of one model with the gold scores
   * @param second of the other
   * @param between of the two models with one another
   * @param pairs scored
   */
  static OptionalDouble p(double first, double second, double between, int pairs) {
    double meanSquare = (first * first + second * second) / 2;
    if (pairs < LEAST_PAIRS || Math.max(Math.abs(first), Math.abs(second)) >= 1) {
      return OptionalDouble.empty();
    }
    if (between >= 1) {
      return OptionalDouble.of(1); // the same ranking
    }
    double f = Math.min(1, (1 - between) / (2 * (1 - meanSquare)));
    double h = (1 - f * meanSquare) / (1 - meanSquare);
    double z =
        (FastMath.atanh(first) - FastMath.atanh(second))
            * Math.sqrt((pairs - 3) / (2 * (1 - between) * h));
    return OptionalDouble.of(
        2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z)));
  }
}
