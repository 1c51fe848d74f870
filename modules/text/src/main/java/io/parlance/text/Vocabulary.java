package io.parlance.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The words of a model, by id, most frequent first, each with its count.
 *
 * <p>Immutable and safe to share. Words lie as UTF-8 in one array (about 40 bytes a word in all,
 * the index included), which is also how the model file holds them.
 */
public final class Vocabulary {
  private static final int FNV_PRIME = 16777619;
  private static final int FNV_BASIS = 0x811c9dc5;

  private final byte[] utf8; // all words, one after the other
  private final int[] offsets; // (size + 1): word i is utf8[offsets[i] … offsets[i + 1])
  private final long[] counts; // (size)
  private final int[] table; // open addressing; id + 1, or 0 for a free slot
  private final long totalCount;

  private Vocabulary(byte[] utf8, int[] offsets, long[] counts) {
    this.utf8 = utf8;
    this.offsets = offsets;
    this.counts = counts;
    int slots = Integer.highestOneBit(Math.max(1, counts.length)) << 2;
    this.table = new int[slots];
    long total = 0;
    for (int id = 0; id < counts.length; id++) {
      total += counts[id];
      insert(id);
    }
    this.totalCount = total;
  }

  /**
   * A vocabulary of these words in this order; {@code counts} beside them.
   *
   * @throws IllegalArgumentException if the lengths differ or a word occurs twice
   */
  public static Vocabulary of(List<String> words, long[] counts) {
    if (words.size() != counts.length) {
      throw new IllegalArgumentException(
          words.size() + " words but " + counts.length + " counts: one count a word is needed");
    }
    int[] offsets = new int[counts.length + 1];
    byte[] utf8 = new byte[Math.max(16, words.size() * 8)];
    for (int i = 0; i < counts.length; i++) {
      byte[] word = words.get(i).getBytes(StandardCharsets.UTF_8);
      int end = Math.addExact(offsets[i], word.length);
      if (end > utf8.length) {
        utf8 =
            Arrays.copyOf(
                utf8, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, utf8.length * 2L)));
      }
      System.arraycopy(word, 0, utf8, offsets[i], word.length);
      offsets[i + 1] = end;
    }
    return new Vocabulary(Arrays.copyOf(utf8, offsets[counts.length]), offsets, counts.clone());
  }

  /**
   * A vocabulary as model files hold it: {@code offsets} has one entry more than {@code counts}.
   * The arrays are taken over, not copied.
   *
   * @throws IllegalArgumentException if offsets do not rise from 0 to the end of {@code utf8}, or a
   *     word occurs twice
   */
  public static Vocabulary ofUtf8(byte[] utf8, int[] offsets, long[] counts) {
    if (offsets.length != counts.length + 1) {
      throw new IllegalArgumentException(
          offsets.length
              + " offsets for "
              + counts.length
              + " words: one more than words is needed");
    }
    if (offsets[0] != 0 || offsets[counts.length] != utf8.length) {
      throw new IllegalArgumentException(
          "word offsets run from "
              + offsets[0]
              + " to "
              + offsets[counts.length]
              + ", expected 0 to "
              + utf8.length);
    }
    for (int i = 0; i < counts.length; i++) {
      if (offsets[i + 1] < offsets[i]) {
        throw new IllegalArgumentException("word offsets fall at word " + i);
      }
    }
    return new Vocabulary(utf8, offsets, counts);
  }

  /** The number of words. */
  public int size() {
    return counts.length;
  }

  /** The word of an id in 0 … size-1. */
  public String word(int id) {
    return new String(utf8, offsets[id], offsets[id + 1] - offsets[id], StandardCharsets.UTF_8);
  }

  /** The id of a word, or empty. */
  public OptionalInt id(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int slot = slot(bytes, 0, bytes.length);
    return table[slot] == 0 ? OptionalInt.empty() : OptionalInt.of(table[slot] - 1);
  }

  /** How often the word of this id occurred, 0 where the source of the model did not tell. */
  public long count(int id) {
    return counts[id];
  }

  /** The sum of all counts. */
  public long totalCount() {
    return totalCount;
  }

  /** The share of all counts that is a word's, 0 … 1; 0 of one that is not there. */
  public double probability(String word) {
    OptionalInt id = id(word);
    return id.isEmpty() ? 0 : (double) count(id.getAsInt()) / totalCount;
  }

  /** The bytes of heap that it takes. */
  public long heapBytes() {
    return utf8.length
        + (long) Integer.BYTES * (offsets.length + table.length)
        + (long) Long.BYTES * counts.length;
  }

  /** The bytes of heap that copies of what a model file holds of the first words take. */
  public long copyBytes(int words) {
    return offsets[words] + (3L * words + 1) * Long.BYTES; // with offsets as int and as long
  }

  /** All words as UTF-8, one after the other: a copy. */
  public byte[] utf8() {
    return utf8.clone();
  }

  /** Where each word starts in {@link #utf8()}, and the end of the last: a copy. */
  public int[] offsets() {
    return offsets.clone();
  }

  /** The counts by id: a copy. */
  public long[] counts() {
    return counts.clone();
  }

  /**
   * Decodes a word into {@code into}, code point by code point, and returns their number; a word
   * that is too long for it ends early.
   */
  int codePoints(int id, int[] into) {
    int size = 0;
    for (int i = offsets[id]; i < offsets[id + 1] && size < into.length; ) {
      int lead = utf8[i++];
      int point =
          lead >= 0 ? lead : lead < -0x20 ? lead & 0x1F : lead < -0x10 ? lead & 0x0F : lead & 7;
      if (lead < 0) {
        while (i < offsets[id + 1] && (utf8[i] & 0xC0) == 0x80) {
          point = (point << 6) | (utf8[i++] & 0x3F);
        }
      }
      into[size++] = point;
    }
    return size;
  }

  private void insert(int id) {
    int slot = slot(utf8, offsets[id], offsets[id + 1]);
    if (table[slot] != 0) {
      throw new IllegalArgumentException(
          "word " + id + " repeats word " + (table[slot] - 1) + ": " + word(id));
    }
    table[slot] = id + 1;
  }

  /** The slot that holds these bytes, or the free one where they would go. */
  private int slot(byte[] bytes, int from, int to) {
    int hash = FNV_BASIS;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * FNV_PRIME;
    }
    hash ^= hash >>> 15;
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (Arrays.equals(utf8, offsets[id], offsets[id + 1], bytes, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
