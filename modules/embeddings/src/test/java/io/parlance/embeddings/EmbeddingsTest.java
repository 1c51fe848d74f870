package io.parlance.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingsTest {
  @Test
  void a_vector_is_a_copy_that_its_owner_may_change() {
    Embeddings embeddings = Fixtures.of(List.of("a"), new float[][] {{1, 2}});
    embeddings.vector("a").orElseThrow()[0] = 9;
    assertThat(embeddings.vector("a")).hasValue(new float[] {1, 2});
    assertThat(embeddings.vector("b")).isEmpty();
  }

  @Test
  void words_and_rows_must_be_as_many_and_not_none() {
    Vocabulary one = Vocabulary.of(List.of("a"), new long[] {1});
    Vocabulary none = Vocabulary.of(List.of(), new long[0]);
    RowMatrix two = RowMatrix.dense(2, 3);
    assertThatThrownBy(() -> Embeddings.of(one, two, Provenance.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 words but 2 vectors: one a word is needed");
    assertThatThrownBy(() -> Embeddings.of(none, RowMatrix.dense(0, 3), Provenance.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unseen_words_are_asked_of_the_subwords_and_seen_ones_are_not() {
    Embeddings embeddings =
        Fixtures.of(List.of("a"), new float[][] {{1, 2}})
            .withSubwords(
                word -> word.length() > 1 ? Optional.of(new float[] {7, 7}) : Optional.empty());
    assertThat(embeddings.vector("a")).hasValue(new float[] {1, 2});
    assertThat(embeddings.vector("ab")).hasValue(new float[] {7, 7});
    assertThat(embeddings.vector("b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16, 33, 130})
  void cosines_are_those_of_double_arithmetic_at_any_size(int dimension) {
    List<String> words = IntStream.range(0, 4099).mapToObj(Integer::toString).toList();
    Embeddings embeddings = Fixtures.random(words, dimension, dimension);
    float[] query = embeddings.vector(17);
    float[] cosines = new float[words.size()];
    embeddings.cosines(query, 0, 3, cosines, 0);
    embeddings.cosines(query, 3, words.size(), cosines, 3);
    for (int id = 0; id < words.size(); id++) {
      float[] vector = embeddings.vector(id);
      double expected = dot(query, vector) / Math.sqrt(dot(query, query) * dot(vector, vector));
      assertThat((double) cosines[id]).isCloseTo(expected, within(2e-6));
      assertThat((double) embeddings.norm(id))
          .isCloseTo(Math.sqrt(dot(vector, vector)), within(1e-5));
    }
  }

  @Test
  void the_zero_vector_is_like_nothing() {
    Embeddings embeddings = Fixtures.of(List.of("a", "b"), new float[][] {{0, 0}, {1, 0}});
    float[] cosines = new float[2];
    embeddings.cosines(new float[] {1, 1}, 0, 2, cosines, 0);
    assertThat(cosines[0]).isZero();
    embeddings.cosines(new float[] {0, 0}, 0, 2, cosines, 0);
    assertThat(cosines).containsOnly(0);
  }

  @Test
  void cosines_refuse_a_query_of_another_dimension_and_ranges_that_do_not_fit() {
    Embeddings embeddings = Fixtures.of(List.of("a"), new float[][] {{1, 2}});
    assertThatThrownBy(() -> embeddings.cosines(new float[3], 0, 1, new float[1], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a query of 3 numbers, but the vectors have 2");
    assertThatThrownBy(() -> embeddings.cosines(new float[2], 0, 2, new float[2], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> embeddings.cosines(new float[2], 0, 1, new float[1], 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void provenance_keeps_its_entries_in_order_and_the_files_own_keys_out() {
    Provenance provenance = Provenance.of(Map.of("seed", "1")).with("kind", "glove");
    assertThat(provenance.entries().keySet()).containsExactly("kind", "seed");
    assertThat(provenance.kind()).hasValue("glove");
    assertThat(Provenance.none().kind()).isEmpty();
    assertThatThrownBy(() -> provenance.with("parlance.checksum", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> provenance.with(" ", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }
}
