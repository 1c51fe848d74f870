package io.parlance.trainers.word2vec;

import io.parlance.trainers.RandomBits;

/** The randomly reduced windows of a few neighbouring centers of one sentence. */
final class Windows {
  final int[] ids; // the sentence
  private final int window;
  private final int[] reach; // of each center of the block
  int length; // of the sentence
  int first; // position of the first center
  int centers;
  int from; // the contexts of all centers lie in from … to - 1
  int to;

  Windows(int window, int maxCenters, int maxSentence) {
    this.window = window;
    this.reach = new int[maxCenters];
    this.ids = new int[maxSentence];
  }

  /** Draws the windows of the centers from position {@code at} on, at most {@code most} of them. */
  void draw(int at, int most, RandomBits random) {
    first = at;
    centers = Math.min(most, length - at);
    int low = at;
    int high = at + centers - 1;
    for (int i = 0; i < centers; i++) {
      reach[i] = 1 + random.below(window);
      low = Math.min(low, at + i - reach[i]);
      high = Math.max(high, at + i + reach[i]);
    }
    from = Math.max(0, low);
    to = Math.min(length, high + 1);
  }

  int center(int index) {
    return ids[first + index];
  }

  /** The first context position of a center; the center itself lies among its contexts. */
  int from(int index) {
    return Math.max(0, first + index - reach[index]);
  }

  /** The position after the last context of a center. */
  int to(int index) {
    return Math.min(length, first + index + reach[index] + 1);
  }
}
