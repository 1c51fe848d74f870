package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} over models of three words that are written out here. */
class CompareCommandTest {
  private Path folder = Path.of("");
  private String one = "";
  private String turned = "";
  private MemoryStreams memory = MemoryStreams.plain("");

  @BeforeEach
  void write_models(@TempDir Path temporary) throws IOException {
    folder = temporary;
    one = write("one.txt", "3 2\ncat 1 0\ndog 1 0.1\nbus 0 1\n");
    turned = write("turned.txt", "3 2\ncat 0 2\ndog -0.2 2\nbus -2 0\n");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private int compare(String... arguments) {
    memory = MemoryStreams.plain("");
    List<String> line = new ArrayList<>(List.of("compare"));
    line.addAll(List.of(arguments));
    return new Program(memory.streams()).run(line);
  }

  @Test
  void models_that_only_differ_by_a_turn_share_all_neighbours_and_scores() throws IOException {
    String pairs = write("pairs.txt", "cat dog 9\ncat bus 2\ndog bus 3\n");
    assertThat(compare(one, turned, "-k", "1", "--similarity", pairs)).isZero();
    assertThat(memory.out())
        .containsPattern("pairs +1\\.000 +1\\.000")
        .contains("over 3 of 3 common words")
        .containsPattern("A +1\\.0\\R")
        .contains("A  dog", "B  dog");
    assertThat(compare(one, turned, "-k", "1", "--similarity", pairs, "--json")).isZero();
    assertThat(memory.out().lines()).hasSize(1);
    assertThat(memory.out()).contains("\"rho\":1.0", "\"neighbors_shared\":[1.0,1.0]");
  }

  @Test
  void one_model_is_too_few() {
    assertThat(compare(one)).isEqualTo(2);
    assertThat(memory.err()).hasLineCount(1).contains("needs 2 to 26 models, and was given 1");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(compare(one, folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(memory.err()).hasLineCount(1).contains("nowhere: no such file");
  }

  @Test
  void models_without_a_common_word_cannot_be_compared() throws IOException {
    String other = write("other.txt", "2 2\nKatze 1 0\nHund 1 0.1\n");
    assertThat(compare(one, other, "--json")).isEqualTo(1);
    assertThat(memory.err()).hasLineCount(1).contains("no word in common");
    assertThat(memory.out()).isEmpty();
  }
}
