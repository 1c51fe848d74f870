package io.parlance.text;

import java.util.Arrays;

/** Ints by pairs of ids: open addressing, 24 bytes a pair at the worst. */
final class PairTable {
  private static final long FREE = -1;

  private final int mostPairs;
  private long[] keys = new long[1 << 10];
  private int[] values = new int[1 << 10];
  private int size;
  private int leastCount = 1;

  /** A table that forgets the rarest pairs when it would take more than {@code memory} bytes. */
  PairTable(long memory) {
    this.mostPairs = (int) Math.max(1 << 9, Math.min(1 << 28, Long.highestOneBit(memory / 24)));
    Arrays.fill(keys, FREE);
  }

  @FunctionalInterface
  interface PairConsumer {
    void accept(int first, int second, int value);
  }

  int size() {
    return size;
  }

  /** Counts the pair once more. */
  void count(int first, int second) {
    int slot = slot(key(first, second));
    if (keys[slot] == FREE) {
      insert(slot, key(first, second), 1);
    } else if (values[slot] < Integer.MAX_VALUE) {
      values[slot]++;
    }
  }

  void put(int first, int second, int value) {
    int slot = slot(key(first, second));
    if (keys[slot] == FREE) {
      insert(slot, key(first, second), value);
    } else {
      values[slot] = value;
    }
  }

  /** The value of the pair, or -1. */
  int value(int first, int second) {
    int slot = slot(key(first, second));
    return keys[slot] == FREE ? -1 : values[slot];
  }

  void forEach(PairConsumer consumer) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != FREE) {
        consumer.accept((int) (keys[i] >>> 32), (int) keys[i], values[i]);
      }
    }
  }

  private static long key(int first, int second) {
    return ((long) first << 32) | second;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void insert(int slot, long key, int value) {
    keys[slot] = key;
    values[slot] = value;
    size++;
    if (size * 2 > keys.length) {
      if (size < mostPairs) {
        rebuild(keys.length * 2, Integer.MIN_VALUE);
      } else {
        // As word2phrase's ReduceVocab: from time to time the rarest go, a little more each time.
        leastCount++;
        rebuild(keys.length, leastCount);
      }
    }
  }

  private void rebuild(int slots, int least) {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[slots];
    values = new int[slots];
    Arrays.fill(keys, FREE);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE && oldValues[i] >= least) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
        size++;
      }
    }
  }
}
