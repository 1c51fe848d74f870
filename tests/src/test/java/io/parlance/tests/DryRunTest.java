package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training would take: told by {@code --dry-run}, kept to, or refused. */
class DryRunTest {
  private static final Pattern NAMED =
      Pattern.compile("give --memory (\\d+m), or (?:--max-vocab \\d+, or )?(--\\w+ \\d+)");

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void corpus() throws IOException {
    TinyCorpus.write(folder.resolve("corpus.txt"), 20_000);
    Files.writeString(
        folder.resolve("talks.tsv"), "do you like tea ?\tyes , very much .\n".repeat(100));
  }

  private Outcome run(String line) throws IOException, InterruptedException {
    return Launcher.in(folder).run(line.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word2vec",
        "word2vec --hs",
        "fasttext",
        "glove",
        "lsa --rank 8",
        "plsa --topics 3"
      })
  void each_trainer_tells_what_it_would_take_and_writes_nothing(String trainer) throws Exception {
    Outcome told = run("train " + trainer + " --input corpus.txt --output m.safetensors --dry-run");
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out().lines())
        .first()
        .asString()
        .startsWith("words   26 different, 160,000 in all");
    assertThat(told.out()).containsPattern("(?m)^  in all +[\\d,.]+ MB$");
    assertThat(told.out()).containsPattern("(?m)^time    about \\d+:\\d\\d: ");
    assertThat(files()).containsExactly("corpus.txt", "talks.tsv");
  }

  @Test
  void a_chat_tells_it_too() throws Exception {
    Outcome told = run("train chat --dialogues talks.tsv --output m.safetensors --dry-run --json");
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out()).contains("\"fits\":true", "\"name\":\"gradients\"");
    assertThat(files()).containsExactly("corpus.txt", "talks.tsv");
  }

  @ParameterizedTest
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a process does not know its peak")
  @ValueSource(strings = {"word2vec --dim 300 --epochs 3", "lsa --rank 8"})
  void the_peak_is_not_above_what_was_told_and_not_far_below(String trainer) throws Exception {
    String line = "train " + trainer + " --input corpus.txt --output m.safetensors --json";
    double told = number(run(line + " --dry-run").out(), "peak_memory_bytes");
    double took = number(run(line).out(), "peak_memory_bytes");
    assertThat(took / told).isBetween(0.75, 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"word2vec --dim 10000", "fasttext --dim 10000", "plsa --topics 600"})
  void what_does_not_fit_is_refused_with_what_would(String trainer) throws Exception {
    writeManyWords();
    String line =
        "train " + trainer + " --input many.txt --min-count 1 --epochs 1 --output m.safetensors";
    Outcome refused = run(line + " --memory 128m");
    assertThat(refused.exitCode()).as(refused.err()).isOne();
    Matcher named = NAMED.matcher(refused.err());
    assertThat(named.find()).as(refused.err()).isTrue();
    Outcome dry = run(line + " --memory 128m --dry-run --json");
    assertThat(dry.exitCode()).isOne();
    assertThat(dry.out()).contains("\"fits\":false", "give --memory");
    String fitting = line.replaceFirst("--(dim|topics) \\d+", named.group(2));
    assertThat(run(fitting + " --memory 128m").exitCode()).isZero();
  }

  /** Each word a few times, a hundred words a line. */
  private void writeManyWords() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append('w').append(i * 7919L % 20_000).append(i % 100 == 99 ? '\n' : ' ');
    }
    Files.writeString(folder.resolve("many.txt"), text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static double number(String json, String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\":([\\d.E]+)").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
