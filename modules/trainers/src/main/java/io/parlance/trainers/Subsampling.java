package io.parlance.trainers;

import io.parlance.tensor.RandomBits;
import io.parlance.text.Vocabulary;

/**
 * Leaves frequent words out at random, as word2vec.c does: a word of relative frequency f stays
 * with probability {@code sqrt(t / f) + t / f}.
 */
public final class Subsampling {
  private final int[] keep; // of 2^31

  /** {@code sample} is t; 0 keeps every word. */
  public Subsampling(Vocabulary vocabulary, double sample) {
    keep = new int[vocabulary.size()];
    for (int id = 0; id < keep.length; id++) {
      double ratio = sample * vocabulary.totalCount() / Math.max(1, vocabulary.count(id));
      double probability = sample == 0 ? 1 : Math.sqrt(ratio) + ratio;
      keep[id] = (int) Math.min(Integer.MAX_VALUE, probability * Integer.MAX_VALUE);
    }
  }

  /** Copies the words that stay to {@code kept}, and returns how many. */
  public int filter(int[] ids, int length, int[] kept, RandomBits random) {
    int n = 0;
    for (int i = 0; i < length; i++) {
      kept[n] = ids[i];
      n += (int) (random.next() >>> 33) <= keep[ids[i]] ? 1 : 0;
    }
    return n;
  }
}
