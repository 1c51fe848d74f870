package io.parlance.trainers.glove;

import java.util.Arrays;

/**
 * A stretch of the corpus with, for each word, the places where it occurs.
 *
 * <p>A negative id stands where windows end. The first {@link #fresh()} places repeat the end of
 * the stretch before: pairs among them were counted there.
 */
final class TokenChunk {
  static final int END = -1;

  private final int[] ids; // (capacity)
  private final int[] places; // (capacity) grouped by word, ascending
  private final int[] starts; // (words + 1): places of word w are starts[w] … starts[w + 1]
  private int length;
  private int fresh;

  TokenChunk(int words, int capacity) {
    ids = new int[capacity];
    places = new int[capacity];
    starts = new int[words + 1];
  }

  /** The bytes of a chunk. */
  static long bytes(int words, long capacity) {
    return (2 * capacity + words) * Integer.BYTES;
  }

  int[] ids() {
    return ids;
  }

  int[] places() {
    return places;
  }

  int start(int word) {
    return starts[word];
  }

  int length() {
    return length;
  }

  /** Where what the chunk before had not begins. */
  int fresh() {
    return fresh;
  }

  int room() {
    return ids.length - length;
  }

  void add(int[] more, int from, int count) {
    System.arraycopy(more, from, ids, length, count);
    length += count;
  }

  void add(int id) {
    ids[length++] = id;
  }

  /** Begins the next chunk, with the last {@code window} ids of this one as its context. */
  void restart(int window) {
    int kept = Math.min(length, window);
    System.arraycopy(ids, length - kept, ids, 0, kept);
    length = kept;
    fresh = kept;
  }

  /** Finds the places of each word: a counting sort. */
  void index() {
    Arrays.fill(starts, 0);
    for (int i = 0; i < length; i++) {
      if (ids[i] >= 0) {
        starts[ids[i]]++;
      }
    }
    int sum = 0;
    for (int word = 0; word < starts.length; word++) {
      sum += starts[word];
      starts[word] = sum;
    }
    for (int i = length - 1; i >= 0; i--) { // from behind: starts end where they belong
      if (ids[i] >= 0) {
        places[--starts[ids[i]]] = i;
      }
    }
  }
}
