package io.parlance.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small embeddings to test with. */
public final class Fixtures {
  private Fixtures() {}

  /** Embeddings with these vectors, a row a word, counts falling from the number of words. */
  public static Embeddings of(List<String> words, float[][] rows) {
    RowMatrix matrix = RowMatrix.padded(rows.length, rows[0].length);
    long[] counts = new long[rows.length];
    for (int row = 0; row < rows.length; row++) {
      matrix.setRow(row, rows[row], 0);
      counts[row] = (long) rows.length - row;
    }
    return Embeddings.of(
        Vocabulary.of(words, counts), matrix, Provenance.of(Map.of("kind", "word2vec")));
  }

  /** Embeddings with normally distributed numbers. */
  public static Embeddings random(List<String> words, int dimension, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[words.size()][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return of(words, rows);
  }

  /** Asserts the same words in the same order with the same vectors, bit for bit. */
  public static void assertSame(Embeddings actual, Embeddings expected) {
    assertThat(actual.size()).isEqualTo(expected.size());
    assertThat(actual.dimension()).isEqualTo(expected.dimension());
    for (int id = 0; id < expected.size(); id++) {
      assertThat(actual.vocabulary().word(id)).isEqualTo(expected.vocabulary().word(id));
      assertThat(actual.vector(id)).isEqualTo(expected.vector(id));
    }
  }
}
