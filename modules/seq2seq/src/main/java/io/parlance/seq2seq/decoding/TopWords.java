package io.parlance.seq2seq.decoding;

/**
 * The likeliest words of a row, in a heap whose root is the worst kept. Of equal ones the lower id
 * is better; NaN and minus infinity, what is banned, are never kept.
 */
final class TopWords {
  private final int[] ids;
  private final float[] values;
  private int size;

  private TopWords(int k) {
    this.ids = new int[k];
    this.values = new float[k];
  }

  /** The ids of the {@code k} highest of {@code count} values, highest first; fewer if banned. */
  static int[] of(float[] values, int at, int count, int k) {
    TopWords top = new TopWords(Math.min(k, count));
    for (int id = 0; id < count; id++) {
      float value = values[at + id];
      if (top.size == top.ids.length ? value > top.values[0] : value > Float.NEGATIVE_INFINITY) {
        top.offer(id, value);
      }
    }
    return top.drain();
  }

  private void offer(int id, float value) {
    int child;
    if (size < ids.length) {
      child = size++;
      while (child > 0 && worse(id, value, (child - 1) / 2)) {
        int parent = (child - 1) / 2;
        put(child, ids[parent], values[parent]);
        child = parent;
      }
    } else {
      child = gap(id, value);
    }
    put(child, id, value);
  }

  /** Where a value belongs that takes the root's place: below it all that is worse has risen. */
  private int gap(int id, float value) {
    int parent = 0;
    while (2 * parent + 1 < size) {
      int child = 2 * parent + 1;
      if (child + 1 < size && worse(ids[child + 1], values[child + 1], child)) {
        child++;
      }
      if (worse(id, value, child)) {
        return parent;
      }
      put(parent, ids[child], values[child]);
      parent = child;
    }
    return parent;
  }

  private boolean worse(int id, float value, int than) {
    return value < values[than] || (value == values[than] && id > ids[than]);
  }

  private void put(int at, int id, float value) {
    ids[at] = id;
    values[at] = value;
  }

  private int[] drain() {
    int[] best = new int[size];
    while (size > 0) {
      best[size - 1] = ids[0];
      size--;
      put(gap(ids[size], values[size]), ids[size], values[size]);
    }
    return best;
  }
}
