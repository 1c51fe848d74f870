package io.parlance.trainers.lsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.SparseRows;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By hand: a is in three documents of four, once, twice and once; b twice in one; c in one. */
class WeightingTest {
  private static final String TEXT = "a b b\na a\nc a\nd d d d\n";
  private static final Offset<Double> NEAR = within(1e-6);

  private final Path folder;

  WeightingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The cell of a word in a document; 0 where it is not. */
  private double cell(Weighting weighting, int document, String word) throws IOException {
    try (EncodedCorpus corpus = Texts.encode(folder, TEXT)) {
      DocumentTerms counts = DocumentTerms.of(corpus, DocumentUnit.LINE, 1 << 20);
      TermWeights weights = TermWeights.of(weighting, TermStatistics.of(counts), counts.terms());
      SparseRows rows = new WeightedTerms(counts, weights).block(0);
      int id = corpus.vocabulary().id(word).orElseThrow();
      int at =
          Arrays.binarySearch(
              rows.columns(), rows.starts()[document], rows.starts()[document + 1], id);
      return at < 0 ? 0 : rows.values()[at];
    }
  }

  @Test
  void count_is_the_count() throws IOException {
    assertThat(cell(new Weighting.Count(), 0, "b")).isEqualTo(2);
    assertThat(cell(new Weighting.Count(), 1, "a")).isEqualTo(2);
    assertThat(cell(new Weighting.Count(), 1, "b")).isZero();
  }

  @Test
  void log_entropy_is_dumais() throws IOException {
    // p of a: 1/4, 2/4, 1/4; their entropy over ln 4 is 0.75
    double a = 1 + (2 * 0.25 * Math.log(0.25) + 0.5 * Math.log(0.5)) / Math.log(4);
    assertThat(a).isCloseTo(0.25, NEAR);
    assertThat(cell(new Weighting.LogEntropy(), 1, "a")).isCloseTo(Math.log(3) * a, NEAR);
    assertThat(cell(new Weighting.LogEntropy(), 0, "b")).isCloseTo(Math.log(3), NEAR);
  }

  @Test
  void tfidf_is_scikit_learns_with_sublinear_tf() throws IOException {
    double a = Math.log(5 / 4.0) + 1;
    double b = (1 + Math.log(2)) * (Math.log(5 / 2.0) + 1);
    double length = Math.sqrt(a * a + b * b);
    assertThat(cell(new Weighting.TfIdf(), 0, "a")).isCloseTo(a / length, NEAR);
    assertThat(cell(new Weighting.TfIdf(), 0, "b")).isCloseTo(b / length, NEAR);
    assertThat(cell(new Weighting.TfIdf(), 3, "d")).isCloseTo(1, NEAR);
  }

  @Test
  void a_weighting_is_found_by_its_name() {
    for (Weighting weighting : Weighting.all()) {
      assertThat(Weighting.named(weighting.label())).isEqualTo(weighting);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Weighting.named("bm25"))
        .withMessage("no weighting \"bm25\"; expected log-entropy, tfidf or count");
  }

  @Test
  void the_total_variance_is_that_of_the_columns() throws IOException {
    try (EncodedCorpus corpus = Texts.encode(folder, "a b b\na a\n")) {
      DocumentTerms counts = DocumentTerms.of(corpus, DocumentUnit.LINE, 1 << 20);
      TermWeights weights =
          TermWeights.of(new Weighting.Count(), TermStatistics.of(counts), counts.terms());
      // a: 1, 2; b: 2, 0
      assertThat(new WeightedTerms(counts, weights).totalVariance()).isCloseTo(0.25 + 1, NEAR);
    }
  }
}
