package io.parlance.embeddings.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimilarityEvaluationTest {
  private final Path file;
  private final Embeddings embeddings =
      Fixtures.of(List.of("a", "b", "c", "d"), new float[][] {{1, 0}, {1, 0.1f}, {1, 1}, {0, 1}});

  SimilarityEvaluationTest(@TempDir Path directory) {
    this.file = directory.resolve("WS-4.txt");
  }

  private SimilarityScore score(String gold) throws IOException {
    Files.writeString(file, gold);
    return new SimilarityEvaluation(embeddings, 1).score(SimilaritySet.read(file));
  }

  @Test
  void rho_is_that_of_the_covered_pairs_in_lower_case() throws IOException {
    SimilarityScore score = score("A\tB\t10\t9 9\r\na C 5\r\na  d 7\r\n\r\na Unknown 3\r\n");
    assertThat(score.name()).isEqualTo("WS-4");
    assertThat(score.rho()).hasValueCloseTo(0.5, within(1e-12));
    assertThat(score.covered()).isEqualTo(3);
    assertThat(score.pairs()).isEqualTo(4);
    assertThat(score.outOfVocabulary()).isEqualTo(1);
  }

  @Test
  void rho_is_not_defined_for_one_pair_nor_for_pairs_alike() throws IOException {
    assertThat(score("a b 1\n").rho()).isEmpty();
    assertThat(score("a b 1\na c 1\n").rho()).isEmpty();
    assertThat(score("x y 1\n").covered()).isZero();
    assertThat(score("x y 1\n").interval()).isEmpty();
  }

  @Test
  void the_bootstrap_without_repetition_is_commons_maths_rho_ties_and_all() {
    Random random = new Random(2);
    double[] x = random.ints(300, 0, 20).asDoubleStream().toArray();
    double[] y = IntStream.range(0, 300).mapToDouble(i -> x[i] + random.nextInt(15)).toArray();
    int[] once = new int[300];
    Arrays.fill(once, 1);
    double rho = new SpearmansCorrelation().correlation(x, y);
    assertThat(new RankBootstrap(x, y).correlation(once)).isCloseTo(rho, within(1e-12));
    int[] twiceOrNot = IntStream.range(0, 300).map(i -> 2 * (i % 2)).toArray();
    double[] oddX = IntStream.range(0, 300).mapToDouble(i -> x[i | 1]).toArray();
    double[] oddY = IntStream.range(0, 300).mapToDouble(i -> y[i | 1]).toArray();
    assertThat(new RankBootstrap(x, y).correlation(twiceOrNot))
        .isCloseTo(new SpearmansCorrelation().correlation(oddX, oddY), within(1e-12));
    Interval interval = new RankBootstrap(x, y).interval(1).orElseThrow();
    assertThat(rho).isBetween(interval.low(), interval.high());
    double fisher = 1.96 / Math.sqrt(300 - 3); // half the interval of atanh(rho), nearly
    assertThat(atanh(interval.high()) - atanh(interval.low()))
        .isBetween(1.5 * fisher, 2.6 * fisher);
    assertThat(new RankBootstrap(x, y).interval(1)).hasValue(interval);
  }

  private static double atanh(double value) {
    return Math.log((1 + value) / (1 - value)) / 2;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b           | line 1: expected \"word word score\", found [a, b]",
        "a b 1;c d five| line 2: expected a score, found \"five\"",
        "a b NaN       | line 1: expected a finite score, found NaN",
      })
  void malformed_gold_is_refused_by_line(String content, String complaint) throws IOException {
    Files.writeString(file, content.replace(';', '\n'));
    assertThatThrownBy(() -> SimilaritySet.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": " + complaint);
  }
}
