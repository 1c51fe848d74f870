package io.parlance.embeddings.subwords;

import io.parlance.text.Vocabulary;
import java.util.Arrays;

/**
 * The rows that each word of a vocabulary is made of, in a matrix (words + buckets, dimension):
 * word {@code id} is row {@code id} and the rows of its n-grams, which follow the words' rows in
 * the order in which the vocabulary first fills their buckets, so that rows of frequent words lie
 * together.
 */
public final class WordParts {
  private final CharacterGrams grams;
  private final BucketRows buckets = new BucketRows();
  private final int words;
  private final int[] starts; // (words + 1): where each word's rows start
  private int[] rows;

  /**
   * The parts of all words.
   *
   * @throws ArithmeticException if all words together have more than 2^31 n-grams
   */
  public WordParts(Vocabulary vocabulary, CharacterGrams grams) {
    this.grams = grams;
    this.words = vocabulary.size();
    this.starts = new int[words + 1];
    this.rows = new int[16];
    byte[] utf8 = vocabulary.utf8();
    int[] offsets = vocabulary.offsets();
    for (int id = 0; id < words; id++) {
      int[] found = grams.buckets(utf8, offsets[id], offsets[id + 1]);
      int at = starts[id];
      int end = Math.addExact(at, 1 + found.length);
      if (end > rows.length) {
        rows = Arrays.copyOf(rows, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * at)));
      }
      rows[at] = id;
      for (int i = 0; i < found.length; i++) {
        rows[at + 1 + i] = Math.addExact(words, buckets.add(found[i]));
      }
      starts[id + 1] = end;
    }
  }

  public CharacterGrams grams() {
    return grams;
  }

  /** The buckets that some word fills; bucket row {@code i} is row {@code words + i} here. */
  public BucketRows buckets() {
    return buckets;
  }

  /** How many buckets the first words fill: those of the first rows. */
  public int bucketsOf(int firstWords) {
    int most = words - 1;
    for (int i = 0; i < starts[firstWords]; i++) {
      most = Math.max(most, rows[i]);
    }
    return most + 1 - words;
  }

  /** The bytes of heap that the parts take. */
  public long heapBytes() {
    return (long) Integer.BYTES * (starts.length + rows.length) + buckets.heapBytes();
  }

  /** The rows of the matrix: one a word and one a bucket. */
  public int size() {
    return Math.addExact(words, buckets.size());
  }

  /** The parts of all words, one after the other; not a copy. */
  public int[] rows() {
    return rows;
  }

  /** Where the parts of word {@code id} start in {@link #rows()}. */
  public int from(int id) {
    return starts[id];
  }

  /** Where they end. */
  public int to(int id) {
    return starts[id + 1];
  }
}
