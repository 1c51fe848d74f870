package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code train plsa}, {@code topics} and {@code documents}, over texts of two themes and a word
 * that is everywhere.
 */
class TopicsCommandTest {
  private Path folder = Path.of("");
  private String model = "";
  private MemoryStreams memory = MemoryStreams.plain("");

  @BeforeEach
  void train_a_model(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Path text = folder.resolve("text.txt");
    Files.writeString(
        text, "the cat the dog the mouse\n".repeat(30) + "the 火车 the 飞机\n".repeat(20));
    model = folder.resolve("topics.safetensors").toString();
    assertThat(train("--input", text.toString(), "--output", model)).as(memory.err()).isZero();
  }

  private int train(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "plsa", "--topics", "2"));
    arguments.addAll(List.of("--analyzer", "whitespace", "--epochs", "50", "--tolerance", "0"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(new String[0]));
  }

  private int run(String... arguments) {
    memory = MemoryStreams.plain("");
    return new Program(memory.streams()).run(List.of(arguments));
  }

  @Test
  void training_tells_every_iteration() {
    train("--input", folder.resolve("text.txt").toString(), "--output", model);
    assertThat(memory.err().lines().filter(line -> line.startsWith("iteration "))).hasSize(50);
  }

  @Test
  void topics_come_with_shares_coherence_and_the_words_that_tell_them_apart() {
    assertThat(run("topics", model, "-k", "2")).isZero();
    List<String> lines = memory.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).matches("topic [12]  share 0\\.6\\d+  UMass -?\\d\\.\\d+  NPMI .*");
    assertThat(lines.get(1)).contains("cat 0.1667").doesNotContain("the ");
    assertThat(lines.get(3)).contains("火车 0.2500").doesNotContain("the ");
    assertThat(memory.err()).isEmpty();
  }

  @Test
  void the_most_probable_words_may_be_asked_for() {
    assertThat(run("topics", model, "-k", "1", "--probable")).isZero();
    assertThat(memory.out().lines().filter(line -> line.equals("    the 0.5000"))).hasSize(2);
  }

  @Test
  void no_line_is_wider_than_a_terminal() {
    assertThat(run("topics", model, "-k", "1000000")).isZero();
    assertThat(memory.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void json_has_the_same_topics_the_greatest_share_first() throws IOException {
    assertThat(run("topics", model, "--json")).isZero();
    List<Double> shares = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(memory.out())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT && "share".equals(json.currentName())) {
          shares.add(json.getDoubleValue());
        }
      }
    }
    assertThat(shares).hasSize(2).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void a_model_without_topics_is_refused() throws IOException {
    Path vectors = folder.resolve("vectors.txt");
    Files.writeString(vectors, "2 2\na 1 0\nb 0 1\n");
    assertThat(run("topics", vectors.toString())).isEqualTo(1);
    assertThat(memory.err())
        .isEqualToIgnoringNewLines(
            "parlance topics: "
                + vectors
                + ": no topics in it: a model that train plsa saved as safetensors is expected");
  }

  @Test
  void settings_that_contradict_one_another_are_wrong_calls() {
    String text = folder.resolve("text.txt").toString();
    assertThat(train("--input", text, "--output", model, "--beta", "0.9", "--held-out", "0"))
        .isEqualTo(2);
    assertThat(train("--input", text, "--output", model, "--beta", "0")).isEqualTo(2);
    assertThat(train("--input", text, "--output", model, "--tolerance", "1")).isEqualTo(2);
  }

  @Test
  void documents_are_asked_for_by_words_that_the_model_knows() {
    assertThat(run("documents", model, "a dog", "-k", "1")).isZero();
    assertThat(memory.out()).contains("dog");
    assertThat(memory.err()).contains("passed over: a");
    assertThat(run("documents", model, "xyzzy plugh")).isEqualTo(1);
    assertThat(memory.err()).hasLineCount(2).contains("\"xyzzy\" is not in", "\"plugh\"");
    assertThat(memory.out()).isEmpty();
  }
}
