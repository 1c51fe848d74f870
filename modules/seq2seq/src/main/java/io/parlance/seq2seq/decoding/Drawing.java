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
  private final double[] weights; // (words): (p / highest p)^(1/temperature); scratch

  /**
   * @param weights scratch of as many as there are words, which several may share in one thread
   */
  Drawing(Sampling sampling, SplittableRandom random, double[] weights) {
    this.sampling = sampling;
    this.random = random;
    this.weights = weights;
  }

  @Override
  public OptionalInt choose(float[] logProbabilities, int at, int count) {
    if (sampling.topK() > 0) {
      int[] ids = TopWords.of(logProbabilities, at, count, sampling.topK());
      if (ids.length == 0) {
        return OptionalInt.empty();
      }
      float highest = logProbabilities[at + ids[0]];
      double total = 0;
      for (int id : ids) {
        weights[id] = weight(logProbabilities[at + id], highest);
        total += weights[id];
      }
      return OptionalInt.of(draw(ids, nucleus(ids, total)));
    }
    float highest = highest(logProbabilities, at, count);
    if (highest == Float.NEGATIVE_INFINITY) {
      return OptionalInt.empty();
    }
    double total = 0;
    for (int id = 0; id < count; id++) {
      weights[id] = weight(logProbabilities[at + id], highest);
      total += weights[id];
    }
    return OptionalInt.of(
        sampling.topP() == 1
            ? drawOfAll(count, total)
            : drawOfNucleus(logProbabilities, at, count, total));
  }

  private static float highest(float[] values, int at, int count) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = at; i < at + count; i++) {
      highest = values[i] > highest ? values[i] : highest; // NaN is passed over
    }
    return highest;
  }

  private double weight(float logProbability, float highest) {
    double exponent = ((double) logProbability - highest) / sampling.temperature();
    return exponent > NEGLIGIBLE ? StrictMath.exp(exponent) : 0; // NaN becomes 0
  }

  private int drawOfAll(int count, double total) {
    double left = random.nextDouble() * total;
    int last = 0;
    for (int id = 0; id < count; id++) {
      if (weights[id] > 0) {
        last = id;
        left -= weights[id];
        if (left < 0) {
          return id;
        }
      }
    }
    return last; // rounding left a crumb
  }

  private int drawOfNucleus(float[] logProbabilities, int at, int count, double total) {
    for (int guess = FIRST_GUESS; ; guess *= 4) { // sorting all would be for a few words
      int[] ids = TopWords.of(logProbabilities, at, count, guess);
      int kept = nucleus(ids, total);
      if (kept < ids.length || ids.length < guess) {
        return draw(ids, kept);
      }
    }
  }

  /** How many of these, likeliest first, hold top-p of the total. */
  private int nucleus(int[] ids, double total) {
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
  private int draw(int[] ids, int kept) {
    double total = 0;
    for (int i = 0; i < kept; i++) {
      total += weights[ids[i]];
    }
    double left = random.nextDouble() * total;
    int chosen = 0;
    while (chosen < kept - 1 && left >= weights[ids[chosen]]) {
      left -= weights[ids[chosen++]];
    }
    return ids[chosen];
  }
}
