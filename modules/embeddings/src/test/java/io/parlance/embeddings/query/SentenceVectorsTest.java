package io.parlance.embeddings.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

final class SentenceVectorsTest {
  private final Embeddings embeddings =
      Fixtures.random(IntStream.range(0, 50).mapToObj(i -> "w" + i).toList(), 6, 2);

  @Test
  void the_mean_is_of_known_words_only() {
    SentenceVectors mean = new MeanVectors(embeddings);
    float[] a = embeddings.vector(1);
    float[] b = embeddings.vector(2);
    float[] vector = mean.vector(List.of("w1", "unknown", "w2")).orElseThrow();
    for (int i = 0; i < vector.length; i++) {
      assertThat(vector[i]).isCloseTo((a[i] + b[i]) / 2, within(1e-6f));
    }
    assertThat(mean.vector(List.of("unknown"))).isEmpty();
    assertThat(mean.vector(List.of())).isEmpty();
  }

  @Test
  void sif_is_algorithm_1_of_the_paper() {
    List<List<String>> sentences = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      sentences.add(random.ints(7, 0, 60).mapToObj(id -> "w" + id).toList());
    }
    sentences.add(List.of("unknown"));
    double[][] means = new double[40][];
    for (int i = 0; i < 40; i++) {
      means[i] = weightedMean(sentences.get(i));
    }
    double[] u =
        new SingularValueDecomposition(new Array2DRowRealMatrix(means)).getV().getColumn(0);
    SifVectors sif = SifVectors.fit(embeddings, sentences);
    for (int i = 0; i < 40; i++) {
      double shared = 0;
      for (int j = 0; j < u.length; j++) {
        shared += u[j] * means[i][j];
      }
      float[] vector = sif.vector(sentences.get(i)).orElseThrow();
      for (int j = 0; j < u.length; j++) {
        assertThat((double) vector[j]).isCloseTo(means[i][j] - shared * u[j], within(1e-6));
      }
    }
    assertThat(sif.vector(List.of("unknown"))).isEmpty();
  }

  private double[] weightedMean(List<String> sentence) {
    double[] mean = new double[6];
    List<Integer> ids =
        sentence.stream()
            .map(word -> Integer.parseInt(word.substring(1)))
            .filter(id -> id < 50)
            .toList();
    for (int id : ids) {
      double p = (double) embeddings.vocabulary().count(id) / embeddings.vocabulary().totalCount();
      for (int j = 0; j < mean.length; j++) {
        mean[j] += 1e-3 / (1e-3 + p) * embeddings.vector(id)[j] / ids.size();
      }
    }
    return mean;
  }

  @Test
  void sif_needs_counts_and_a_sentence_that_it_knows() {
    Embeddings countless =
        Embeddings.of(
            Vocabulary.of(List.of("a"), new long[1]), RowMatrix.dense(1, 2), Provenance.none());
    assertThatThrownBy(() -> SifVectors.fit(countless, List.of(List.of("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SIF weighs words by their counts");
    assertThatThrownBy(() -> SifVectors.fit(embeddings, List.of(List.of("?"), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no sentence holds a word of the vocabulary");
  }
}
