package io.parlance.text;

import java.util.Arrays;

/**
 * The words of a corpus while it is read: rows of UTF-8 with counts, and the id that each row has
 * in the provisional stream.
 *
 * <p>Ids are given in the order of first occurrence and never used again: when rare words are
 * forgotten, rows move up but keep their ids, and the ids of the forgotten ones are dead. About 40
 * bytes a word in all.
 */
final class Words {
  /** Bytes that a row takes beside its word: offset, hash, id, count, and its part of the table. */
  static final int ROW_BYTES = 32;

  private byte[] utf8 = new byte[1 << 16];
  private int[] offsets = new int[1 << 12]; // (rows + 1)
  private int[] hashes = new int[1 << 12]; // (rows)
  private int[] ids = new int[1 << 12]; // (rows), rising
  private long[] counts = new long[1 << 12]; // (rows)
  private int[] table = new int[1 << 13];
  private int rows;
  private int nextId;
  private int leastCount = 1;
  private long prunedTypes;
  private long prunedTokens;

  /** FNV-1a, with the high bits folded down because tables take the low ones. */
  static int hash(byte[] text, int from, int to) {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text[i]) * 16777619;
    }
    return hash ^ hash >>> 15;
  }

  /** An open-addressing table of rows 0 … rows-1. */
  static int[] rehashed(int[] hashes, int rows, int slots) {
    int[] table = new int[slots];
    for (int row = 0; row < rows; row++) {
      int slot = hashes[row] & slots - 1;
      while (table[slot] != 0) {
        slot = (slot + 1) & slots - 1;
      }
      table[slot] = row + 1;
    }
    return table;
  }

  int rows() {
    return rows;
  }

  /** How many ids were given so far, the dead ones among them. */
  int issuedIds() {
    return nextId;
  }

  int id(int row) {
    return ids[row];
  }

  long count(int row) {
    return counts[row];
  }

  void addCount(int row, long more) {
    counts[row] += more;
  }

  long prunedTypes() {
    return prunedTypes;
  }

  long prunedTokens() {
    return prunedTokens;
  }

  /** The bytes that words and rows take. */
  long memory() {
    return offsets[rows] + (long) rows * ROW_BYTES;
  }

  /** The row of a word whose {@link #hash} is given; a new word has count 0. */
  int add(byte[] text, int from, int to, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int row = table[slot] - 1;
      if (hashes[row] == hash
          && Arrays.equals(utf8, offsets[row], offsets[row + 1], text, from, to)) {
        return row;
      }
      slot = (slot + 1) & mask;
    }
    int row = rows++;
    table[slot] = row + 1;
    grow(to - from);
    System.arraycopy(text, from, utf8, offsets[row], to - from);
    offsets[row + 1] = offsets[row] + to - from;
    hashes[row] = hash;
    counts[row] = 0;
    ids[row] = nextId;
    nextId = Math.incrementExact(nextId);
    if (rows * 2L > table.length && table.length < 1 << 30) {
      table = rehashed(hashes, rows, table.length * 2);
    }
    return row;
  }

  /** Makes room for the row just counted in, with a word of so many bytes. */
  private void grow(int bytes) {
    if (rows + 1 > offsets.length) {
      int size = offsets.length + (offsets.length >> 1);
      offsets = Arrays.copyOf(offsets, size);
      hashes = Arrays.copyOf(hashes, size);
      ids = Arrays.copyOf(ids, size);
      counts = Arrays.copyOf(counts, size);
    }
    long end = (long) offsets[rows - 1] + bytes;
    if (end > utf8.length) {
      utf8 = Arrays.copyOf(utf8, (int) Math.min(Integer.MAX_VALUE - 8L, end + (end >> 1)));
    }
  }

  /**
   * Forgets the rarest words until memory is at most {@code target}, as word2vec.c's {@code
   * ReduceVocab}: those below a count that rises from call to call, since what was forgotten once
   * has lost occurrences that later ones of the same count have not.
   */
  void prune(long target) {
    do {
      leastCount++;
      int kept = 0;
      for (int row = 0; row < rows; row++) {
        if (counts[row] < leastCount) {
          prunedTypes++;
          prunedTokens += counts[row];
        } else {
          move(row, kept++);
        }
      }
      rows = kept;
    } while (memory() > target && rows > 0);
    table = rehashed(hashes, rows, table.length);
  }

  private void move(int from, int to) {
    int length = offsets[from + 1] - offsets[from];
    System.arraycopy(utf8, offsets[from], utf8, offsets[to], length);
    offsets[to + 1] = offsets[to] + length;
    hashes[to] = hashes[from];
    ids[to] = ids[from];
    counts[to] = counts[from];
  }

  /**
   * The rows of at least {@code minCount} occurrences, most frequent first, ties by code points, at
   * most {@code maxVocab} of them where that is not 0.
   */
  int[] ranked(int minCount, int maxVocab) {
    int[] ranked = new int[rows];
    int size = 0;
    for (int row = 0; row < rows; row++) {
      if (counts[row] >= minCount) {
        ranked[size++] = row;
      }
    }
    ranked = Arrays.copyOf(ranked, size);
    IntSort.sort(
        ranked,
        (a, b) -> {
          int byCount = Long.compare(counts[b], counts[a]);
          // UTF-8 compared byte by byte is in the order of code points.
          return byCount != 0
              ? byCount
              : Arrays.compareUnsigned(
                  utf8, offsets[a], offsets[a + 1], utf8, offsets[b], offsets[b + 1]);
        });
    return maxVocab == 0 || size <= maxVocab ? ranked : Arrays.copyOf(ranked, maxVocab);
  }

  /** These rows, in this order, as a vocabulary. */
  Vocabulary vocabulary(int[] ranked) {
    long bytes = 0;
    for (int row : ranked) {
      bytes += offsets[row + 1] - offsets[row];
    }
    byte[] words = new byte[Math.toIntExact(bytes)];
    int[] starts = new int[ranked.length + 1];
    long[] wordCounts = new long[ranked.length];
    for (int i = 0; i < ranked.length; i++) {
      int row = ranked[i];
      int length = offsets[row + 1] - offsets[row];
      System.arraycopy(utf8, offsets[row], words, starts[i], length);
      starts[i + 1] = starts[i] + length;
      wordCounts[i] = counts[row];
    }
    return Vocabulary.ofUtf8(words, starts, wordCounts);
  }

  /** Appends a row's word to {@code into} at {@code at} and returns the end. */
  int copyWord(int row, byte[] into, int at) {
    int length = offsets[row + 1] - offsets[row];
    System.arraycopy(utf8, offsets[row], into, at, length);
    return at + length;
  }

  /** The length of a row's word in bytes. */
  int wordBytes(int row) {
    return offsets[row + 1] - offsets[row];
  }
}
