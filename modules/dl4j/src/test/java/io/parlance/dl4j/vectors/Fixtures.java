package io.parlance.dl4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small embeddings to test with. */
final class Fixtures {
  static final List<String> WORDS =
      List.of("the", "king", "queen", "man", "woman", "café", "音乐", "new york", "UNK", "tea");

  private Fixtures() {}

  /** Embeddings with normally distributed numbers of any length but one; counts fall. */
  static Embeddings random(List<String> words, int dimension) {
    Random random = new Random(7);
    RowMatrix matrix = RowMatrix.padded(words.size(), dimension);
    long[] counts = new long[words.size()];
    for (int id = 0; id < counts.length; id++) {
      float[] row = new float[dimension];
      for (int i = 0; i < dimension; i++) {
        row[i] = (float) (2 * random.nextGaussian());
      }
      matrix.setRow(id, row, 0);
      counts[id] = 3L * (counts.length - id);
    }
    return Embeddings.of(
        Vocabulary.of(words, counts),
        matrix,
        Provenance.of(Map.of("kind", "word2vec", "window", "7", "negative", "6", "seed", "42")));
  }

  /** All numbers, row after row. */
  static float[] numbers(Embeddings embeddings) {
    float[] numbers = new float[embeddings.size() * embeddings.dimension()];
    for (int id = 0; id < embeddings.size(); id++) {
      embeddings.vectors().copyRow(id, numbers, id * embeddings.dimension());
    }
    return numbers;
  }

  /** Asserts the same words in the same order with the same counts and vectors, bit for bit. */
  static void assertSame(Embeddings actual, Embeddings expected) {
    assertThat(actual.dimension()).isEqualTo(expected.dimension());
    assertThat(actual.vocabulary().utf8()).isEqualTo(expected.vocabulary().utf8());
    assertThat(actual.vocabulary().offsets()).isEqualTo(expected.vocabulary().offsets());
    assertThat(actual.vocabulary().counts()).isEqualTo(expected.vocabulary().counts());
    assertThat(numbers(actual)).isEqualTo(numbers(expected));
  }
}
