package io.parlance.trainers.plsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.RowMatrix;
import io.parlance.text.EncodedCorpus;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CoherenceTest {
  /**
   * Two topics alike in size: one of the first words (x, y, z by falling probability), one of q.
   */
  private static RowMatrix words(EncodedCorpus corpus, String... topic) {
    RowMatrix words = RowMatrix.padded(corpus.vocabulary().size(), 2);
    for (int i = 0; i < topic.length; i++) {
      int id = corpus.vocabulary().id(topic[i]).orElseThrow();
      words.setRow(id, new float[] {0.5f / (i + 1), 0}, 0);
    }
    int q = corpus.vocabulary().id("q").orElseThrow();
    words.setRow(q, new float[] {0, 1}, 0);
    return words;
  }

  @Test
  void it_is_the_mean_over_pairs_of_the_formulas() throws IOException {
    // D(x) = 3, D(y) = 3, D(z) = 1; D(x, y) = 2, D(x, z) = 1, D(y, z) = 0; 5 documents
    try (EncodedCorpus corpus = Documents.of("x x y\nx y q\nx z z\ny q\nq q q\n")) {
      RowMatrix figures =
          Coherence.of(
              words(corpus, "x", "y", "z"), new float[] {0.5f, 0.5f}, Documents.matrix(corpus));
      double umass = Math.log(3 / 3.0) + Math.log(2 / 3.0) + Math.log(1 / 3.0);
      double xy = Math.log((2 / 5.0) / (3 / 5.0 * 3 / 5.0)) / -Math.log(2 / 5.0);
      double xz = Math.log((1 / 5.0) / (3 / 5.0 * 1 / 5.0)) / -Math.log(1 / 5.0);
      assertThat((double) figures.at(0, 0)).isCloseTo(umass / 3, within(1e-6));
      assertThat((double) figures.at(0, 1)).isCloseTo((xy + xz - 1) / 3, within(1e-6));
      assertThat(figures.at(1, 0)).isZero(); // a single word has no pairs
      assertThat(figures.at(1, 1)).isZero();
    }
  }

  @Test
  void words_that_are_in_every_document_tell_nothing() throws IOException {
    try (EncodedCorpus corpus = Documents.of("x y q\ny x\nx y y\n")) {
      RowMatrix figures =
          Coherence.of(words(corpus, "x", "y"), new float[] {0.5f, 0.5f}, Documents.matrix(corpus));
      assertThat(figures.at(0, 1)).isZero();
      assertThat((double) figures.at(0, 0)).isCloseTo(Math.log(4 / 3.0), within(1e-6));
    }
  }
}
