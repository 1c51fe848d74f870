package io.parlance.trainers.plsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmTest {
  private static final TensorBackend BACKEND = TensorBackend.preferred();

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 1", "20, 1", "7, 0.8", "20, 0.5"})
  void fused_iterations_are_those_of_the_textbook_that_store_every_posterior(
      int topics, double beta) throws IOException {
    try (EncodedCorpus corpus = Documents.random(30, 25, 60, 3)) {
      DocumentTerms matrix = Documents.matrix(corpus);
      Counts counts = Counts.of(matrix);
      Aspects aspects = Aspects.zeros(counts, topics).randomise(1, 0);
      TextbookEm textbook = new TextbookEm(matrix, aspects);
      Em em = new Em(counts, topics, BACKEND, Parallel.sequential());
      for (int iteration = 0; iteration < 8; iteration++) {
        double expected = textbook.logLikelihood();
        if (beta == 1) {
          assertThat(em.iterate(aspects, () -> false))
              .isCloseTo(expected, within(-1e-6 * expected));
        } else {
          assertThat(em.iterate(aspects, beta, () -> false)).isTrue();
        }
        textbook.iterate(beta);
      }
      assertThat(em.logLikelihood(aspects))
          .isCloseTo(textbook.logLikelihood(), within(-1e-6 * textbook.logLikelihood()));
      for (int z = 0; z < topics; z++) {
        assertThat(aspects.shares()[z]).isCloseTo(textbook.shares[z], within(1e-5));
        for (int w = 0; w < matrix.terms(); w++) {
          assertThat((double) aspects.words().at(w, z))
              .isCloseTo(textbook.wordsOfTopics[z][w], within(1e-4));
        }
        for (int d = 0; d < matrix.documents(); d++) {
          assertThat((double) aspects.documents().get(0).at(d, z))
              .isCloseTo(textbook.topicsOfDocuments[d][z], within(1e-4));
        }
      }
    }
  }

  @Test
  void the_likelihood_never_falls_also_where_there_is_nothing_left_to_gain() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      try (EncodedCorpus corpus = Documents.random(40, 20, 50 + 10 * seed, seed)) {
        Counts counts = Counts.of(Documents.matrix(corpus));
        int topics = 2 + 3 * seed;
        Aspects aspects = Aspects.zeros(counts, topics).randomise(seed, 0);
        Em em = new Em(counts, topics, BACKEND, Parallel.sequential());
        double before = Double.NEGATIVE_INFINITY;
        for (int iteration = 0; iteration < 300; iteration++) {
          double found = em.iterate(aspects, () -> false);
          // what rounding to float takes: far below what a run takes for an error
          assertThat(found).as("iteration %d", iteration).isGreaterThan(before + 1e-7 * found);
          before = found;
        }
      }
    }
  }

  @Test
  void distributions_sum_to_one() throws IOException {
    try (EncodedCorpus corpus = Documents.planted(4, 200, 30, 9)) {
      Counts counts = Counts.of(Documents.matrix(corpus));
      Aspects aspects = Aspects.zeros(counts, 6).randomise(1, 0);
      assertSumsOfOne(aspects);
      Em em = new Em(counts, 6, BACKEND, Parallel.sequential());
      for (int iteration = 0; iteration < 50; iteration++) {
        em.iterate(aspects, () -> false);
      }
      assertSumsOfOne(aspects);
      double shares = 0;
      for (double share : aspects.shares()) {
        shares += share;
      }
      assertThat(shares).isCloseTo(1, within(1e-9));
    }
  }

  private static void assertSumsOfOne(Aspects aspects) {
    RowMatrix words = aspects.words();
    for (int z = 0; z < words.dimension(); z++) {
      double sum = 0;
      for (int w = 0; w < words.rows(); w++) {
        sum += words.at(w, z);
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
    for (RowMatrix documents : aspects.documents()) {
      for (int d = 0; d < documents.rows(); d++) {
        double sum = 0;
        for (int z = 0; z < documents.dimension(); z++) {
          sum += documents.at(d, z);
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
      }
    }
  }

  @Test
  void an_iteration_that_is_stopped_changes_nothing() throws IOException {
    try (EncodedCorpus corpus = Documents.random(40, 20, 50, 1)) {
      Counts counts = Counts.of(Documents.matrix(corpus));
      Aspects aspects = Aspects.zeros(counts, 5).randomise(1, 0);
      Em em = new Em(counts, 5, BACKEND, Parallel.sequential());
      double before = em.logLikelihood(aspects);
      assertThat(em.iterate(aspects, () -> true)).isNaN();
      assertThat(em.iterate(aspects, 0.9, () -> true)).isFalse();
      assertThat(em.logLikelihood(aspects)).isEqualTo(before);
    }
  }
}
