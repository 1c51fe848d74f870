package io.parlance.dl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code that docs/dl4j.md shows of the examples is theirs. */
class DocumentedExamplesTest {
  private static final Pattern BLOCK =
      Pattern.compile("```java\n// from (\\w+)\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_page_shows_the_code_of_the_examples_as_it_is() throws IOException {
    String page = Files.readString(Path.of("../../docs/dl4j.md"));
    List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
    assertThat(blocks)
        .extracting(block -> block.group(1))
        .contains("SentimentLstm", "SentimentCnn");
    for (MatchResult block : blocks) {
      String source =
          Files.readString(
              Path.of("src/test/java/io/parlance/dl4j/examples", block.group(1) + ".java"));
      assertThat(source.replaceAll("(?m)^ +", ""))
          .contains(block.group(2).replaceAll("(?m)^ +", ""));
    }
  }
}
