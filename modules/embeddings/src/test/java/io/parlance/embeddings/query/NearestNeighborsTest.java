package io.parlance.embeddings.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class NearestNeighborsTest {
  private static final int SIZE = 10_000; // more than one part of a scan
  private final Embeddings embeddings =
      Fixtures.random(IntStream.range(0, SIZE).mapToObj(i -> "w" + i).toList(), 10, 4);
  private final NearestNeighbors nearest = new NearestNeighbors(embeddings);

  /** All words but these, by a score computed in doubles, the best first. */
  private List<Integer> ranked(java.util.function.IntToDoubleFunction score, Integer... leftOut) {
    double[] scores = IntStream.range(0, SIZE).mapToDouble(score).toArray();
    return IntStream.range(0, SIZE)
        .boxed()
        .filter(id -> !List.of(leftOut).contains(id))
        .sorted(Comparator.comparingDouble((Integer id) -> scores[id]).reversed())
        .limit(20)
        .toList();
  }

  private double cosine(int a, int b) {
    return cosine(embeddings.vector(a), embeddings.vector(b));
  }

  private static double cosine(float[] a, float[] b) {
    return UnitVectors.dot(a, b) / Math.sqrt(UnitVectors.dot(a, a) * UnitVectors.dot(b, b));
  }

  private static List<Integer> ids(List<Neighbor> neighbors) {
    return neighbors.stream().map(Neighbor::id).toList();
  }

  @Test
  void neighbours_of_a_word_are_the_greatest_cosines_but_its_own() {
    List<Neighbor> found = nearest.toWord("w77", 20);
    assertThat(ids(found)).isEqualTo(ranked(id -> cosine(77, id), 77));
    for (Neighbor neighbor : found) {
      assertThat(neighbor.word()).isEqualTo("w" + neighbor.id());
      assertThat((double) neighbor.similarity()).isCloseTo(cosine(77, neighbor.id()), within(1e-6));
    }
  }

  @Test
  void neighbours_of_a_vector_leave_nothing_out() {
    float[] doubled = embeddings.vector(77);
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] *= 2;
    }
    assertThat(nearest.toVector(doubled, 1).get(0).word()).isEqualTo("w77");
  }

  @Test
  void a_sum_is_of_unit_vectors() {
    float[] sum = new float[10];
    for (int id : new int[] {1, 2, 3}) {
      float[] unit = UnitVectors.normalized(embeddings.vector(id));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += id == 2 ? -unit[i] : unit[i];
      }
    }
    List<Integer> expected = ranked(id -> cosine(sum, embeddings.vector(id)), 1, 2, 3);
    assertThat(ids(nearest.toSum(WordSum.parse("w1 - w2 + w3"), 20))).isEqualTo(expected);
    assertThat(ids(nearest.analogy("w2", "w1", "w3", 20, AnalogyMethod.COS_ADD)))
        .isEqualTo(expected);
  }

  @Test
  void the_multiplicative_analogy_follows_its_equation() {
    assertThat(ids(nearest.analogy("w1", "w2", "w3", 20, AnalogyMethod.COS_MUL)))
        .isEqualTo(
            ranked(
                id ->
                    (cosine(2, id) + 1)
                        / 2
                        * ((cosine(3, id) + 1) / 2)
                        / ((cosine(1, id) + 1) / 2 + 0.001),
                1,
                2,
                3));
  }

  @ParameterizedTest
  @EnumSource(AnalogyMethod.class)
  void an_analogy_finds_the_fourth_corner(AnalogyMethod method) {
    Embeddings corners =
        Fixtures.of(
            List.of("man", "king", "woman", "queen", "apple"),
            new float[][] {{1, 0, 0}, {1, 1, 0}, {0, 0, 1}, {0, 1, 1}, {-1, 0.2f, -1}});
    assertThat(new NearestNeighbors(corners).analogy("man", "king", "woman", 1, method))
        .extracting(Neighbor::word)
        .containsExactly("queen");
  }

  @Test
  void answers_do_not_depend_on_the_number_of_threads() {
    try (Parallel three = Parallel.of(3)) {
      assertThat(new NearestNeighbors(embeddings, three).toWord("w5", 50))
          .isEqualTo(nearest.toWord("w5", 50));
    }
  }

  @ParameterizedTest
  @CsvSource({"scalar, 1", "scalar, 200", "vector, 200"})
  void many_questions_at_once_have_the_answers_of_each_alone(String backend, int queries) {
    List<float[]> vectors = IntStream.range(0, queries).mapToObj(embeddings::vector).toList();
    try (Parallel two = Parallel.of(2)) {
      BatchNeighbors batch =
          new BatchNeighbors(embeddings, Integer.MAX_VALUE, TensorBackend.named(backend), two);
      assertThat(batch.words()).isEqualTo(SIZE);
      List<List<Neighbor>> found = batch.toVectors(vectors, 5);
      assertThat(found).hasSize(queries);
      for (int query = 0; query < queries; query++) {
        assertThat(ids(found.get(query))).isEqualTo(ids(nearest.toVector(vectors.get(query), 5)));
      }
    }
  }

  @Test
  void a_batch_searches_the_most_frequent_words_only() {
    BatchNeighbors batch =
        new BatchNeighbors(embeddings, 100, TensorBackend.named("scalar"), Parallel.sequential());
    List<Neighbor> found = batch.toVectors(List.of(embeddings.vector(500)), 200).get(0);
    assertThat(found).hasSize(100).allMatch(neighbor -> neighbor.id() < 100);
  }

  @Test
  void unknown_words_are_all_named_unless_their_parts_are_known() {
    assertThatThrownBy(() -> nearest.toSum(WordSum.parse("kingg - w1 + quen - kingg"), 3))
        .isInstanceOf(UnknownWordException.class)
        .hasMessage("not in the vocabulary: \"kingg\", \"quen\"")
        .extracting(e -> ((UnknownWordException) e).words())
        .isEqualTo(List.of("kingg", "quen"));
    Embeddings parts = embeddings.withSubwords(word -> Optional.of(embeddings.vector(9)));
    assertThat(new NearestNeighbors(parts).toWord("w99999", 1).get(0).word()).isEqualTo("w9");
  }

  @Test
  void as_many_neighbours_come_as_there_are_words_and_no_fewer_than_one_can_be_asked_for() {
    Embeddings few = Fixtures.random(List.of("a", "b", "c"), 2, 1);
    assertThat(new NearestNeighbors(few).toWord("a", 10)).hasSize(2);
    assertThatThrownBy(() -> nearest.toWord("w1", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at least one neighbour is to be asked for, not 0");
  }

  @Test
  void of_equal_scores_the_more_frequent_word_comes_first() {
    List<float[]> same = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      same.add(new float[] {1, 1});
    }
    Embeddings equal =
        Fixtures.of(List.of("a", "b", "c", "d", "e", "f"), same.toArray(new float[0][]));
    assertThat(ids(new NearestNeighbors(equal).toWord("c", 3))).containsExactly(0, 1, 3);
  }

  @Test
  void questions_leave_the_vectors_as_they_are() {
    Embeddings asked = Fixtures.random(List.of("a", "b", "c", "d"), 3, 9);
    NearestNeighbors neighbors = new NearestNeighbors(asked);
    neighbors.toSum(WordSum.parse("a - b"), 2);
    neighbors.analogy("a", "b", "c", 2, AnalogyMethod.COS_MUL);
    Likeness.oddOneOut(asked, List.of("a", "b", "c"));
    Fixtures.assertSame(asked, Fixtures.random(List.of("a", "b", "c", "d"), 3, 9));
  }
}
