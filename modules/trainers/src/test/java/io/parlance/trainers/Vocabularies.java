package io.parlance.trainers;

import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Vocabularies of made-up words. */
public final class Vocabularies {
  private Vocabularies() {}

  /** Words with these counts, which fall. */
  public static Vocabulary of(long... counts) {
    List<String> words = new ArrayList<>();
    for (int id = 0; id < counts.length; id++) {
      words.add("w" + id);
    }
    return Vocabulary.of(words, counts);
  }

  /** So many words whose counts fall as 1 / rank. */
  public static Vocabulary zipf(int words, long most) {
    long[] counts = new long[words];
    for (int id = 0; id < words; id++) {
      counts[id] = Math.max(1, most / (id + 1));
    }
    return of(counts);
  }
}
