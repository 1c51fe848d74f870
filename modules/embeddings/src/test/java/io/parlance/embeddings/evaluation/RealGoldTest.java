package io.parlance.embeddings.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published gold sets are read whole; where they are not at hand, the tests are skipped. */
final class RealGoldTest {
  private static Path data() {
    String given = System.getenv("PARLANCE_DATA");
    if (given != null) {
      return Path.of(given);
    }
    @Nullable Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/data"))) {
      at = at.getParent();
    }
    return at == null ? Path.of("shared/data") : at.resolve("shared/data");
  }

  private static Path gold(String name) {
    Path path = data().resolve(name);
    assumeTrue(Files.exists(path), path + " is not there; set PARLANCE_DATA to the data's folder");
    return path;
  }

  private static int questions(Path path) throws IOException {
    return AnalogySet.read(path).sections().stream()
        .mapToInt(section -> section.questions().size())
        .sum();
  }

  @Test
  void googles_analogies_are_19544_in_14_sections_five_of_them_semantic() throws IOException {
    Path path = gold("eval-en/questions-words.txt.gz");
    assertThat(questions(path)).isEqualTo(19_544);
    assertThat(AnalogySet.read(path).sections()).hasSize(14);
    assertThat(AnalogySet.read(path).sections().stream().filter(s -> !s.name().startsWith("gram")))
        .hasSize(5);
  }

  @Test
  void english_similarities_are_as_many_as_their_names_say() throws IOException {
    assertThat(SimilaritySet.read(gold("eval-en/EN-WS-353-ALL.txt")).pairs()).hasSize(353);
    assertThat(SimilaritySet.read(gold("eval-en/EN-SIMLEX-999.txt")).pairs()).hasSize(999);
    assertThat(SimilaritySet.read(gold("eval-en/EN-MEN-TR-3k.txt")).pairs()).hasSize(3000);
  }

  @Test
  void chinese_gold_is_read_as_well() throws IOException {
    assertThat(SimilaritySet.read(gold("eval-zh/CWE-240.txt")).pairs()).hasSize(240);
    assertThat(questions(gold("eval-zh/ca_translated.txt"))).isEqualTo(953);
  }
}
