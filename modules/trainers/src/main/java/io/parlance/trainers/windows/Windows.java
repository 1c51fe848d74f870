package io.parlance.trainers.windows;

import io.parlance.tensor.RandomBits;

/** The randomly reduced windows of a few neighbouring centers of one sentence. */
public final class Windows {
  private final int[] ids; // the sentence
  private final int window;
  private final int[] reach; // of each center of the block
  private int length; // of the sentence
  private int first; // position of the first center
  private int centers;
  private int from; // the contexts of all centers lie in from … to - 1
  private int to;

  /** Windows of at most {@code maxCenters} centers in sentences of at most so many words. */
  public Windows(int window, int maxCenters, int maxSentence) {
    this.window = window;
    this.reach = new int[maxCenters];
    this.ids = new int[maxSentence];
  }

  /** The sentence, to be filled in; its length is {@link #length()}. */
  public int[] ids() {
    return ids;
  }

  /** The sentence now has so many words. */
  public void length(int words) {
    length = words;
  }

  /** The words of the sentence. */
  public int length() {
    return length;
  }

  /** Draws the windows of the centers from position {@code at} on, at most {@code most} of them. */
  public void draw(int at, int most, RandomBits random) {
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

  /** The position of the first center. */
  public int first() {
    return first;
  }

  /** How many centers there are. */
  public int centers() {
    return centers;
  }

  /** The word that is center {@code index}. */
  public int center(int index) {
    return ids[first + index];
  }

  /** The first position that is a center or in reach of one. */
  public int from() {
    return from;
  }

  /** The position after the last that is a center or in reach of one. */
  public int to() {
    return to;
  }

  /** The first context position of a center; the center itself lies among its contexts. */
  public int from(int index) {
    return Math.max(0, first + index - reach[index]);
  }

  /** The position after the last context of a center. */
  public int to(int index) {
    return Math.min(length, first + index + reach[index] + 1);
  }
}
