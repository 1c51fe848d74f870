package io.parlance.embeddings.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnalogyEvaluationTest {
  private final Path file;
  private final Embeddings corners =
      Fixtures.of(
          List.of("man", "King", "woman", "queen", "KING", "boy", "prince", "rare"),
          new float[][] {
            {1, 0, 0, 0},
            {1, 1, 0, 0},
            {0, 0, 1, 0},
            {0, 1, 1, 0},
            {0, 1, 1, 0.1f},
            {1, 0, 0, 1},
            {1, 1, 0, 1},
            {0, 0, 0, 1}
          });

  AnalogyEvaluationTest(@TempDir Path directory) {
    this.file = directory.resolve("gold");
  }

  private AnalogyScores score(String gold, int restrictVocabulary) throws IOException {
    Files.writeString(file, gold);
    return new AnalogyEvaluation(corners, TensorBackend.named("scalar"), Parallel.sequential())
        .score(AnalogySet.read(file), restrictVocabulary);
  }

  @Test
  void sections_are_scored_and_summed_up_with_what_could_not_be_asked() throws IOException {
    AnalogyScores scores =
        score(
            """
            : family
            man KING woman Queen
            man king woman boy
            man king woman uncle

            : gram1 plural
            man king BOY prince
            """,
            100);
    assertThat(scores.sections())
        .containsExactly(
            new AnalogyScore("family", 1, 2, 3), new AnalogyScore("gram1 plural", 1, 1, 1));
    assertThat(scores.total()).isEqualTo(new AnalogyScore("total", 2, 3, 4));
    assertThat(scores.semantic()).isEqualTo(new AnalogyScore("semantic", 1, 2, 3));
    assertThat(scores.syntactic()).isEqualTo(new AnalogyScore("syntactic", 1, 1, 1));
    assertThat(scores.total().accuracy()).hasValueCloseTo(66.67, within(0.01));
    assertThat(scores.total().outOfVocabulary()).isEqualTo(1);
  }

  @Test
  void only_the_most_frequent_words_take_part() throws IOException {
    String gold = ": a\nman king boy prince\nman king woman queen\n";
    assertThat(score(gold, 6).total()).isEqualTo(new AnalogyScore("total", 1, 1, 2));
    assertThat(score(gold, 3).total()).isEqualTo(new AnalogyScore("total", 0, 0, 2));
    assertThat(score(gold, 3).total().accuracy()).isEmpty();
    assertThat(score(gold, 3).total().interval()).isEmpty();
  }

  @Test
  void the_interval_is_the_bootstraps() {
    AnalogyScore score = new AnalogyScore("total", 300, 1000, 1000);
    Random random = new Random(1);
    double[] samples =
        random
            .longs(4000)
            .mapToDouble(seed -> new Random(seed).ints(1000, 0, 1000).filter(i -> i < 300).count())
            .sorted()
            .toArray();
    Interval interval = score.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(samples[100] / 10, within(0.5));
    assertThat(interval.high()).isCloseTo(samples[3899] / 10, within(0.5));
    assertThat(new AnalogyScore("all", 5, 5, 5).interval()).hasValue(new Interval(100, 100));
    assertThat(new AnalogyScore("none", 0, 5, 5).interval()).hasValue(new Interval(0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b c d               | line 1: expected \": section\" before the questions",
        ": x;a b c             | line 2: expected four words, found 3: [a, b, c]",
        ": x;a b c d;;a b c d e| line 4: expected four words, found 5: [a, b, c, d, e]",
      })
  void malformed_gold_is_refused_by_line(String content, String complaint) throws IOException {
    Files.writeString(file, content.replace(';', '\n'));
    assertThatThrownBy(() -> AnalogySet.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": " + complaint);
  }

  @Test
  void gold_that_is_empty_missing_no_text_or_cut_off_is_refused() throws IOException {
    Files.writeString(file, "\n");
    assertThatThrownBy(() -> AnalogySet.read(file))
        .hasMessage(file + ": is empty, expected analogies");
    Files.write(file, new byte[] {':', ' ', 'x', '\n', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> AnalogySet.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": not UTF-8");
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8});
    assertThatThrownBy(() -> AnalogySet.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": damaged or cut off");
    assertThatThrownBy(() -> AnalogySet.read(file.resolveSibling("none")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none: no such file");
  }

  @Test
  void gold_may_be_gzipped() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(": a b\r\nx y z w\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(AnalogySet.read(file).sections())
        .containsExactly(
            new AnalogySet.Section("a b", List.of(new AnalogySet.Question("x", "y", "z", "w"))));
  }
}
