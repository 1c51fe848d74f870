package io.parlance.seq2seq.training;

import io.parlance.tensor.RandomBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of an epoch: pairs are shuffled, then sorted by length within large portions, so that
 * the pairs of a batch have nearly the same length; then the batches are shuffled.
 */
final class Batches {
  private static final int BATCHES_A_PORTION = 100;

  private Batches() {}

  /** The pairs of each batch of an epoch, a function of the seed and the epoch alone. */
  static List<int[]> shuffled(TokenPairs pairs, int batch, long seed, int epoch) {
    RandomBits random = new RandomBits(seed, epoch);
    int[] order = new int[pairs.size()];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.below(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    List<int[]> batches = cut(pairs, order, batch);
    for (int i = batches.size() - 1; i > 0; i--) {
      int j = random.below(i + 1);
      int[] kept = batches.get(i);
      batches.set(i, batches.get(j));
      batches.set(j, kept);
    }
    return batches;
  }

  /** The pairs of each batch, to measure on. */
  static List<int[]> inOrder(TokenPairs pairs, int batch) {
    int[] order = new int[pairs.size()];
    Arrays.setAll(order, i -> i);
    return cut(pairs, order, batch);
  }

  private static List<int[]> cut(TokenPairs pairs, int[] order, int batch) {
    Comparator<Integer> byLength =
        Comparator.<Integer>comparingInt(i -> pairs.reply(i).length)
            .thenComparingInt(i -> pairs.question(i).length);
    List<int[]> batches = new ArrayList<>();
    int portion = (int) Math.min(Integer.MAX_VALUE, (long) batch * BATCHES_A_PORTION);
    for (int from = 0; from < order.length; from += Math.min(portion, order.length - from)) {
      int to = (int) Math.min(order.length, (long) from + portion);
      int[] sorted =
          Arrays.stream(order, from, to)
              .boxed()
              .sorted(byLength) // stable
              .mapToInt(Integer::intValue)
              .toArray();
      for (int at = 0; at < sorted.length; at += batch) {
        batches.add(Arrays.copyOfRange(sorted, at, Math.min(sorted.length, at + batch)));
      }
    }
    return batches;
  }
}
