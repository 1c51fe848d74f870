package io.parlance.embeddings.io;

import io.parlance.text.Vocabulary;
import java.util.Arrays;

/** The words of a file in their order; a word that came before is told apart. */
final class WordCollector {
  private byte[] utf8 = new byte[1 << 12];
  private int[] offsets = new int[1 << 8]; // (size + 1)
  private int[] table = new int[1 << 10]; // open addressing: id + 1, or 0
  private int size;

  int size() {
    return size;
  }

  /** Adds the word {@code bytes[from … to)}, unless it is there already: then false. */
  boolean add(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    if (table[slot] != 0) {
      return false;
    }
    int start = offsets[size];
    int end = Math.addExact(start, to - from);
    if (end > utf8.length) {
      utf8 = Arrays.copyOf(utf8, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * end));
    }
    System.arraycopy(bytes, from, utf8, start, to - from);
    if (size + 2 > offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[++size] = end;
    table[slot] = size;
    if (2 * size > table.length) {
      rehash();
    }
    return true;
  }

  private void rehash() {
    table = new int[2 * table.length];
    for (int id = 0; id < size; id++) {
      table[slot(utf8, offsets[id], offsets[id + 1])] = id + 1;
    }
  }

  private int slot(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int mask = table.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (Arrays.equals(utf8, offsets[id], offsets[id + 1], bytes, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The words, with counts unknown. */
  Vocabulary vocabulary() {
    return vocabulary(new long[size]);
  }

  /** The words, with these counts. */
  Vocabulary vocabulary(long[] counts) {
    return Vocabulary.ofUtf8(
        Arrays.copyOf(utf8, offsets[size]), Arrays.copyOf(offsets, size + 1), counts);
  }
}
