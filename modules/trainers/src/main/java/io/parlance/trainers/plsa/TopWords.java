package io.parlance.trainers.plsa;

import io.parlance.tensor.RowMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The words of a topic with the greatest weights. */
final class TopWords {
  private record Entry(float weight, int word) {}

  /** The least first; of equals, the rarer word. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparingDouble(Entry::weight)
          .thenComparing(Comparator.comparingInt(Entry::word).reversed());

  private TopWords() {}

  /**
   * The ids of at most {@code k} words of a topic, the greatest first; none whose weight is not
   * above zero.
   *
   * @param words P(w|z), (terms, topics)
   * @param shares P(z), (topics)
   */
  static int[] of(RowMatrix words, float[] shares, int topic, WordOrder order, int k) {
    PriorityQueue<Entry> best = new PriorityQueue<>(ORDER);
    float least = 0;
    for (int word = 0; word < words.rows(); word++) {
      float probability = words.block(word)[words.offset(word) + topic];
      // a word's distinctiveness is at most P(w|z) ln(1 / P(z)), which spares most of the work
      if (probability > 0 && order.most(probability, shares[topic]) > least) {
        float weight = order.weight(probability, marginal(words, shares, word));
        if (weight > least) {
          best.add(new Entry(weight, word));
          if (best.size() > k) {
            best.remove();
          }
          least = best.size() == k ? best.element().weight() : 0;
        }
      }
    }
    Entry[] entries = best.toArray(new Entry[0]);
    Arrays.sort(entries, ORDER.reversed());
    return Arrays.stream(entries).mapToInt(Entry::word).toArray();
  }

  /** {@code P(w) = Σ_z P(z) P(w|z)}. */
  private static double marginal(RowMatrix words, float[] shares, int word) {
    float[] row = words.block(word);
    int at = words.offset(word);
    double sum = 0;
    for (int z = 0; z < shares.length; z++) {
      sum += shares[z] * row[at + z];
    }
    return sum;
  }
}
