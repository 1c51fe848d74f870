package io.parlance.trainers.plsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.MixtureCells;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  @Test
  void every_token_is_seen_or_held_out_and_about_so_many_are() throws IOException {
    try (EncodedCorpus corpus = Documents.random(500, 30, 80, 2)) {
      DocumentTerms matrix = Documents.matrix(corpus);
      HeldOut heldOut = new HeldOut(0.2, 1, matrix.terms());
      Counts seen = Counts.of(matrix, heldOut);
      assertThat(seen.tokens() + heldOut.tokens()).isEqualTo(15_000);
      assertThat(heldOut.tokens()).isBetween(2700.0, 3300.0);
      assertThat(Counts.of(matrix).tokens()).isEqualTo(15_000);
    }
  }

  @Test
  void a_document_is_never_emptied() throws IOException {
    try (EncodedCorpus corpus = Documents.random(500, 2, 50, 2)) {
      DocumentTerms matrix = Documents.matrix(corpus);
      HeldOut heldOut = new HeldOut(0.5, 1, matrix.terms());
      MixtureCells cells = Counts.of(matrix, heldOut).slabs().get(0);
      assertThat(cells.rows()).isEqualTo(500);
      for (int row = 0; row < 500; row++) {
        assertThat(cells.row(row + 1, 500)).isNotNegative();
      }
      assertThat(cells.cells()).isGreaterThanOrEqualTo(500);
      assertThat(heldOut.tokens()).isBetween(150.0, 350.0);
    }
  }

  @Test
  void perplexity_is_of_the_topics_with_a_little_of_all_words() throws IOException {
    try (EncodedCorpus corpus = Documents.of("a b\n".repeat(100))) {
      DocumentTerms matrix = Documents.matrix(corpus);
      HeldOut heldOut = new HeldOut(0.5, 1, 2);
      Counts seen = Counts.of(matrix, heldOut);
      RowMatrix words = RowMatrix.padded(2, 1);
      words.setRow(0, new float[] {0.5f}, 0);
      words.setRow(1, new float[] {0.5f}, 0);
      RowMatrix documents = RowMatrix.padded(100, 1);
      for (int d = 0; d < 100; d++) {
        documents.setRow(d, new float[] {1}, 0);
      }
      Aspects even = new Aspects(words, List.of(documents), new double[] {1});
      assertThat(seen.tokens()).isLessThan(200);
      assertThat(heldOut.perplexity(even, Parallel.sequential())).isCloseTo(2, within(0.01));
      RowMatrix impossible = RowMatrix.padded(2, 1);
      Aspects nothing = new Aspects(impossible, List.of(documents), new double[] {1});
      assertThat(heldOut.perplexity(nothing, Parallel.sequential()))
          .isCloseTo(2 / HeldOut.BACKGROUND, within(1.0));
    }
  }
}
