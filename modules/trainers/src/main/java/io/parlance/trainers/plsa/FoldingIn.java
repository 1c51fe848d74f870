package io.parlance.trainers.plsa;

import io.parlance.tensor.RowMatrix;
import java.util.Arrays;

/**
 * The topics of a new document (Hofmann 2001, folding-in): EM over its P(z|d) alone, while P(w|z)
 * stays. Without tempering the likelihood has one maximum, which any start leads to.
 */
final class FoldingIn {
  /**
   * The key of provenance under which a tempered model keeps the inverse temperature it ended at.
   */
  static final String LAST_BETA = "last-beta";

  private static final int MOST_ITERATIONS = 1000;
  private static final double LEAST_CHANGE = 1e-7; // of P(z|d), the greatest of an iteration

  private final RowMatrix words; // P(w|z), (terms, topics)
  private final double beta;

  FoldingIn(RowMatrix words, double beta) {
    this.words = words;
    this.beta = beta;
  }

  /**
   * P(z|d) of a document of the first {@code length} ids; all zero where no topic has any of them.
   *
   * @throws IndexOutOfBoundsException if an id is no word
   */
  float[] topics(int[] ids, int length) {
    int topics = words.dimension();
    int[] sorted = Arrays.copyOf(ids, length);
    Arrays.sort(sorted);
    double[][] powers = new double[length][]; // P(w|z)^β of each different word
    double[] counts = new double[length];
    int different = 0;
    for (int i = 0; i < length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        powers[different++] = power(sorted[i]);
      }
      counts[different - 1]++;
    }
    double[] shares = new double[topics];
    Arrays.fill(shares, 1.0 / topics);
    double change = 1;
    for (int t = 0; t < MOST_ITERATIONS && change > LEAST_CHANGE; t++) {
      double[] next = next(shares, powers, counts, different);
      change = 0;
      for (int z = 0; z < topics; z++) {
        change = Math.max(change, Math.abs(next[z] - shares[z]));
      }
      shares = next;
    }
    float[] result = new float[topics];
    for (int z = 0; z < topics; z++) {
      result[z] = (float) shares[z];
    }
    return result;
  }

  private double[] power(int word) {
    double[] power = new double[words.dimension()];
    for (int z = 0; z < power.length; z++) {
      power[z] = Math.pow(words.at(word, z), beta);
    }
    return power;
  }

  private double[] next(double[] shares, double[][] powers, double[] counts, int different) {
    double[] weights = new double[shares.length];
    for (int z = 0; z < shares.length; z++) {
      weights[z] = Math.pow(shares[z], beta);
    }
    double[] expected = new double[shares.length];
    double total = 0;
    for (int i = 0; i < different; i++) {
      double p = 0;
      for (int z = 0; z < weights.length; z++) {
        p += weights[z] * powers[i][z];
      }
      if (p > 0) { // a word that no topic of the document has says nothing
        for (int z = 0; z < weights.length; z++) {
          expected[z] += counts[i] * weights[z] * powers[i][z] / p;
        }
        total += counts[i];
      }
    }
    for (int z = 0; z < expected.length && total > 0; z++) {
      expected[z] /= total;
    }
    return expected;
  }
}
