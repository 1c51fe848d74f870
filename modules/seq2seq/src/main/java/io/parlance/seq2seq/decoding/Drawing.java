package io.parlance.seq2seq.decoding;

import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Draws words as {@link Sampling} says. */
final class Drawing implements Chooser {
  /** e to this is lost in the rounding of a sum with 1, so it need not be computed. */
  private static final double NEGLIGIBLE = -45;

  private static final int FIRST_GUESS = 64;

  private final Sampling sampling;
  private final SplittableRandom random;

  Drawing(Sampling sampling, SplittableRandom random) {
    this.sampling = sampling;
    this.random = random;
  }

  @Override
  public OptionalInt choose(float[] logProbabilities, int at, int count) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = at; i < at + count; i++) {
      if (logProbabilities[i] > highest) {
        highest = logProbabilities[i];
      }
    }
    if (highest == Float.NEGATIVE_INFINITY) {
      return OptionalInt.empty();
    }
    double[] weights = new double[count];
    if (sampling.topK() > 0) {
      int[] ids = TopWords.of(logProbabilities, at, count, sampling.topK());
      double total = weigh(logProbabilities, at, ids, highest, weights);
      return OptionalInt.of(draw(ids, weights, nucleus(ids, weights, total)));
    }
    int[] all = new int[count];
    for (int id = 0; id < count; id++) {
      all[id] = id;
    }
    double total = weigh(logProbabilities, at, all, highest, weights);
    if (sampling.topP() == 1) {
      return OptionalInt.of(draw(all, weights, count));
    }
    for (int guess = FIRST_GUESS; ; guess *= 4) { // sorting all would be for a few words
      int[] ids = TopWords.of(logProbabilities, at, count, guess);
      int kept = nucleus(ids, weights, total);
      if (kept < ids.length || ids.length < guess) {
        return OptionalInt.of(draw(ids, weights, kept));
      }
    }
  }

  /** Fills in {@code (p / highest p)^(1/temperature)} by id; the sum over these. */
  private double weigh(
      float[] logProbabilities, int at, int[] ids, float highest, double[] weights) {
    double total = 0;
    for (int id : ids) {
      double exponent = ((double) logProbabilities[at + id] - highest) / sampling.temperature();
      weights[id] = exponent > NEGLIGIBLE ? StrictMath.exp(exponent) : 0; // NaN becomes 0
      total += weights[id];
    }
    return total;
  }

  /** How many of these, likeliest first, hold top-p of the total. */
  private int nucleus(int[] ids, double[] weights, double total) {
    if (sampling.topP() == 1) {
      return ids.length;
    }
    double sum = 0;
    for (int i = 0; i < ids.length; i++) {
      sum += weights[ids[i]];
      if (sum >= sampling.topP() * total) {
        return i + 1;
      }
    }
    return ids.length;
  }

  /** One of the first {@code kept}, as likely as its weight. */
  private int draw(int[] ids, double[] weights, int kept) {
    double total = 0;
    for (int i = 0; i < kept; i++) {
      total += weights[ids[i]];
    }
    double left = random.nextDouble() * total;
    int last = ids[0];
    for (int i = 0; i < kept; i++) {
      double weight = weights[ids[i]];
      if (weight > 0) {
        last = ids[i];
        left -= weight;
        if (left < 0) {
          return last;
        }
      }
    }
    return last; // rounding left a crumb
  }
}
