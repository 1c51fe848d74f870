package io.parlance.embeddings.subwords;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.Subwords;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.List;
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
  private static final String SETTINGS = "subwords.settings"; // min-n, max-n, buckets
  private static final String BUCKETS = "subwords.buckets"; // of each row behind the words' rows
  private static final String ROWS = "subwords.rows"; // (words + buckets, dimension)
  private static final String OUTPUTS = "subwords.outputs"; // (words, dimension)

  private final CharacterGrams grams;
  private final int words;
  private final BucketRows buckets;
  private final RowMatrix rows;
  private final Optional<RowMatrix> outputs;

  /**
   * @param rows (words + buckets.size(), dimension): the words' own rows, then the buckets'; to be
   *     changed no more
   */
  public SubwordVectors(CharacterGrams grams, int words, BucketRows buckets, RowMatrix rows) {
    this(grams, words, buckets, rows, Optional.empty());
  }

  private SubwordVectors(
      CharacterGrams grams,
      int words,
      BucketRows buckets,
      RowMatrix rows,
      Optional<RowMatrix> outputs) {
    if (rows.rows() != words + buckets.size()) {
      throw new IllegalArgumentException(
          words + " words and " + buckets.size() + " buckets, but " + rows.rows() + " rows");
    }
    this.grams = grams;
    this.words = words;
    this.buckets = buckets;
    this.rows = rows;
    this.outputs = outputs;
  }

  /** Words that have no parts: each is its own row. */
  public static SubwordVectors none(RowMatrix vectors) {
    return new SubwordVectors(
        new CharacterGrams(0, 0, 0), vectors.rows(), new BucketRows(), vectors);
  }

  /**
   * What a model's file says of its words' parts, if it is such a model.
   *
   * @throws IllegalArgumentException if that contradicts itself
   */
  public static Optional<SubwordVectors> of(Embeddings embeddings) {
    if (!(embeddings.part(SETTINGS).orElse(null) instanceof ModelPart.Longs settings)) {
      return Optional.empty();
    }
    CharacterGrams grams = grams(settings.values());
    if (!(embeddings.part(ROWS).orElse(null) instanceof ModelPart.Floats rows)
        || !(embeddings.part(BUCKETS).orElse(null) instanceof ModelPart.Longs buckets)) {
      throw new IllegalArgumentException(
          "\"" + SETTINGS + "\" without \"" + ROWS + "\" and \"" + BUCKETS + "\" beside it");
    }
    require(
        rows.matrix().dimension() == embeddings.dimension(),
        ROWS + " has vectors of " + rows.matrix().dimension() + " numbers");
    SubwordVectors vectors =
        new SubwordVectors(
            grams,
            embeddings.size(),
            BucketRows.of(buckets.values(), grams.buckets()),
            rows.matrix());
    return Optional.of(
        embeddings.part(OUTPUTS).orElse(null) instanceof ModelPart.Floats outputs
            ? vectors.withOutputs(outputs.matrix())
            : vectors);
  }

  private static CharacterGrams grams(long[] settings) {
    require(settings.length == 3, SETTINGS + " holds " + settings.length + " numbers, expected 3");
    for (long value : settings) {
      require(value >= 0 && value <= Integer.MAX_VALUE, SETTINGS + " holds " + value);
    }
    return new CharacterGrams((int) settings[0], (int) settings[1], (int) settings[2]);
  }

  /**
   * Holds the parts of a model against one another, whose rows need not be in memory.
   *
   * @param rows (words + buckets, dimension), the shape of the rows
   * @throws IllegalArgumentException as {@link #of}
   */
  public static void check(
      long[] settings, long[] buckets, List<Long> rows, long words, long dimension) {
    BucketRows.of(buckets, grams(settings).buckets());
    List<Long> expected = List.of(words + buckets.length, dimension);
    require(rows.equals(expected), ROWS + " is of shape " + rows + ", expected " + expected);
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /**
   * These, with the output rows that training ended with: whoever goes on training needs them.
   *
   * @param matrix (words, dimension); to be changed no more
   */
  public SubwordVectors withOutputs(RowMatrix matrix) {
    if (matrix.rows() != words || matrix.dimension() != rows.dimension()) {
      throw new IllegalArgumentException(
          matrix.rows() + " x " + matrix.dimension() + " outputs of " + words + " words");
    }
    return new SubwordVectors(grams, words, buckets, rows, Optional.of(matrix));
  }

  /** The output rows, (words, dimension), where they are known. */
  public Optional<RowMatrix> outputs() {
    return outputs;
  }

  /**
   * The same vectors without the rows of zeros, where most buckets have such: else these.
   *
   * <p>Programs that must write a row for each bucket fill with zeros what they do not know.
   */
  public SubwordVectors withoutZeros() {
    BucketRows kept = new BucketRows();
    float[] row = new float[rows.dimension()];
    for (int held = 0; held < buckets.size(); held++) {
      rows.copyRow(words + held, row, 0);
      if (!isZero(row)) {
        kept.add(buckets.bucket(held));
      }
    }
    if (kept.size() > buckets.size() / 2) {
      return this;
    }
    RowMatrix fewer = RowMatrix.dense(words + kept.size(), rows.dimension());
    for (int id = 0; id < words; id++) {
      fewer.setRow(id, rows.block(id), rows.offset(id));
    }
    for (int i = 0; i < kept.size(); i++) {
      int from = words + buckets.row(kept.bucket(i), -1);
      fewer.setRow(words + i, rows.block(from), rows.offset(from));
    }
    return new SubwordVectors(grams, words, kept, fewer, outputs);
  }

  /** Embeddings of the vocabulary's words, that know the parts of others and keep all of it. */
  public Embeddings embeddings(Vocabulary vocabulary, Provenance provenance) {
    long[] filled = new long[buckets.size()];
    for (int row = 0; row < filled.length; row++) {
      filled[row] = buckets.bucket(row);
    }
    Embeddings embeddings =
        Embeddings.of(vocabulary, compose(vocabulary), provenance)
            .withSubwords(this)
            .withPart(
                SETTINGS,
                new ModelPart.Longs(new long[] {grams.minN(), grams.maxN(), grams.buckets()}))
            .withPart(BUCKETS, new ModelPart.Longs(filled))
            .withPart(ROWS, new ModelPart.Floats(rows));
    return outputs
        .map(matrix -> embeddings.withPart(OUTPUTS, new ModelPart.Floats(matrix)))
        .orElse(embeddings);
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

  /** The vector of a word outside the vocabulary; empty if nothing is known of its n-grams. */
  @Override
  public Optional<float[]> vector(String word) {
    int[] found = grams.buckets(word);
    float[] sum = new float[rows.dimension()];
    for (int bucket : found) {
      int row = buckets.row(bucket, -1);
      if (row >= 0) {
        add(words + row, sum);
      }
    }
    if (isZero(sum)) {
      return Optional.empty();
    }
    scale(sum, found.length);
    for (float number : sum) {
      if (!Float.isFinite(number)) {
        return Optional.empty(); // rows so large were never learned
      }
    }
    return Optional.of(sum);
  }

  private static boolean isZero(float[] vector) {
    for (float number : vector) {
      if (number != 0) {
        return false;
      }
    }
    return true;
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
