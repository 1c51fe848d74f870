package io.parlance.trainers;

import io.parlance.tensor.RandomBits;
import io.parlance.text.Vocabulary;

/**
 * Draws words in proportion to a power of their counts (Mikolov et al. 2013, section 2.2) in two
 * memory reads at most, by Walker's alias method (Vose 1991).
 */
public final class NoiseSampler {
  /** The exponent of the paper, and of word2vec.c. */
  public static final double POWER = 0.75;

  /** The exponent of fastText: rarer words come up more often. */
  public static final double FASTTEXT_POWER = 0.5;

  private final long[] slots; // high half: threshold of 2^31; low half: the alias

  /** Draws in proportion to {@code count^}{@value #POWER}. */
  public NoiseSampler(Vocabulary vocabulary) {
    this(vocabulary, POWER);
  }

  /** Draws in proportion to {@code count^power}. */
  public NoiseSampler(Vocabulary vocabulary, double power) {
    int n = vocabulary.size();
    double[] share = new double[n]; // of the mean
    double sum = 0;
    for (int id = 0; id < n; id++) {
      share[id] = Math.pow((double) vocabulary.count(id), power);
      sum += share[id];
    }
    int[] waiting = new int[n]; // small shares from the left, large ones from the right
    int small = 0;
    int large = n;
    for (int id = 0; id < n; id++) {
      share[id] *= n / sum;
      if (share[id] < 1) {
        waiting[small++] = id;
      } else {
        waiting[--large] = id;
      }
    }
    slots = new long[n];
    while (small > 0 && large < n) {
      int poor = waiting[--small];
      int rich = waiting[large];
      slots[poor] = slot(share[poor], rich);
      share[rich] -= 1 - share[poor];
      if (share[rich] < 1) {
        large++;
        waiting[small++] = rich;
      }
    }
    while (small > 0) {
      int id = waiting[--small];
      slots[id] = slot(1, id);
    }
    while (large < n) {
      int id = waiting[large++];
      slots[id] = slot(1, id);
    }
  }

  private static long slot(double threshold, int alias) {
    return (long) (threshold * Integer.MAX_VALUE) << 32 | alias;
  }

  /**
   * Fills the array with words. Many at once, so that the processor reads many places of the table
   * at once.
   */
  public void fill(int[] words, RandomBits random) {
    for (int i = 0; i < words.length; i++) {
      long bits = random.next();
      int id = (int) (((bits >>> 32) * slots.length) >>> 32);
      long slot = slots[id];
      words[i] = (int) (bits & Integer.MAX_VALUE) <= (int) (slot >>> 32) ? id : (int) slot;
    }
  }
}
