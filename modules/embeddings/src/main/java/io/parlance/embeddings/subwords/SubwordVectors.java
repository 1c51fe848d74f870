package io.parlance.embeddings.subwords;

import io.parlance.embeddings.Subwords;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.Optional;

/**
 * What a fastText model knows: a row for each word and for each bucket of n-grams. A word's vector
 * is the mean of its rows; that of a word never seen, of its n-grams' rows alone (Bojanowski et al.
 * 2017, section 3.2).
 *
 * <p>A bucket that has no row counts as a row of zeros. (The original leaves the random numbers
 * there that it started from: a word never seen is then partly noise.) Sums are taken in the order
 * and precision of the original, so that the vectors have the same bits.
 */
public final class SubwordVectors implements Subwords {
  private final CharacterGrams grams;
  private final int words;
  private final BucketRows buckets;
  private final RowMatrix rows;

  /**
   * @param rows (words + buckets.size(), dimension): the words' own rows, then the buckets'; to be
   *     changed no more
   */
  public SubwordVectors(CharacterGrams grams, int words, BucketRows buckets, RowMatrix rows) {
    if (rows.rows() != words + buckets.size()) {
      throw new IllegalArgumentException(
          words + " words and " + buckets.size() + " buckets, but " + rows.rows() + " rows");
    }
    this.grams = grams;
    this.words = words;
    this.buckets = buckets;
    this.rows = rows;
  }

  public CharacterGrams grams() {
    return grams;
  }

  /** Which buckets have rows. */
  public BucketRows buckets() {
    return buckets;
  }

  /** (words + buckets, dimension): the matrix itself, to be read only. */
  public RowMatrix rows() {
    return rows;
  }

  /** The vector of a word outside the vocabulary; empty if none of its n-grams has a row. */
  @Override
  public Optional<float[]> vector(String word) {
    int[] found = grams.buckets(word);
    float[] sum = new float[rows.dimension()];
    int known = 0;
    for (int bucket : found) {
      int row = buckets.row(bucket, -1);
      if (row >= 0) {
        add(words + row, sum);
        known++;
      }
    }
    if (known == 0) {
      return Optional.empty();
    }
    scale(sum, found.length);
    return Optional.of(sum);
  }

  /** The vectors of the vocabulary's words, which the first rows belong to: (words, dimension). */
  public RowMatrix compose(Vocabulary vocabulary) {
    if (vocabulary.size() != words) {
      throw new IllegalArgumentException(
          "a vocabulary of " + vocabulary.size() + " words, expected " + words);
    }
    RowMatrix vectors = RowMatrix.dense(words, rows.dimension());
    byte[] utf8 = vocabulary.utf8();
    int[] offsets = vocabulary.offsets();
    float[] sum = new float[rows.dimension()];
    for (int id = 0; id < words; id++) {
      rows.copyRow(id, sum, 0);
      int[] found = grams.buckets(utf8, offsets[id], offsets[id + 1]);
      for (int bucket : found) {
        int row = buckets.row(bucket, -1);
        if (row >= 0) {
          add(words + row, sum);
        }
      }
      scale(sum, found.length + 1);
      vectors.setRow(id, sum, 0);
    }
    return vectors;
  }

  private void add(int row, float[] sum) {
    float[] block = rows.block(row);
    int at = rows.offset(row);
    for (int k = 0; k < sum.length; k++) {
      sum[k] += block[at + k];
    }
  }

  private static void scale(float[] sum, int parts) {
    float share = (float) (1.0 / parts);
    for (int k = 0; k < sum.length; k++) {
      sum[k] *= share;
    }
  }
}
