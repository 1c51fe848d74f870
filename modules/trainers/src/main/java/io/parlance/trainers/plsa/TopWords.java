package io.parlance.trainers.plsa;

import io.parlance.tensor.RowMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The most probable words of a topic. */
final class TopWords {
  private record Entry(float probability, int word) {}

  /** The least probable first; of equals, the rarer word. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparingDouble(Entry::probability)
          .thenComparing(Comparator.comparingInt(Entry::word).reversed());

  private TopWords() {}

  /**
   * The ids of the {@code k} words with the highest P(w|z), highest first; fewer where fewer words
   * have any.
   *
   * @param words P(w|z), (terms, topics)
   */
  static int[] of(RowMatrix words, int topic, int k) {
    PriorityQueue<Entry> best = new PriorityQueue<>(ORDER);
    float least = 0;
    for (int word = 0; word < words.rows(); word++) {
      float probability = words.block(word)[words.offset(word) + topic];
      if (probability > least) {
        best.add(new Entry(probability, word));
        if (best.size() > k) {
          best.remove();
        }
        least = best.size() == k ? best.element().probability() : 0;
      }
    }
    Entry[] entries = best.toArray(new Entry[0]);
    Arrays.sort(entries, ORDER.reversed());
    return Arrays.stream(entries).mapToInt(Entry::word).toArray();
  }
}
