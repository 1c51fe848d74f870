package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LSA, PLSA, GloVe and fastText from a text to answers, by the launcher. */
class FourTrainersTest {
  private static final Map<String, String> TRAININGS =
      Map.of(
          "lsa", "train lsa --rank 8",
          "plsa", "train plsa --topics 3 --epochs 30",
          "glove", "train glove --dim 16 --epochs 25",
          "fasttext", "train fasttext --dim 16 --epochs 20 --sample 0 --buckets 1000");

  /** Under these names the examples in the help ask for them. */
  private static final Map<String, String> MODELS =
      Map.of(
          "lsa", "models/lsa.safetensors",
          "plsa", "models/topics.safetensors",
          "glove", "models/quickstart-glove.safetensors",
          "fasttext", "models/fasttext.safetensors");

  @TempDir static Path folder = Path.of("");
  private static Launcher launcher = Launcher.in(folder);
  private static final Map<String, Outcome> OUTCOMES = new HashMap<>();

  @BeforeAll
  static void train() throws IOException, InterruptedException {
    launcher = Launcher.in(folder);
    Files.createDirectories(folder.resolve("models"));
    Path corpus = TinyCorpus.write(folder.resolve("corpus.txt"), 2000);
    Files.writeString(
        corpus, Files.readString(corpus) + "disease of the heart\nthe sick heart\n".repeat(400));
    for (String trainer : TRAININGS.keySet()) {
      String threads = trainer.equals("fasttext") ? "1" : "2";
      OUTCOMES.put(trainer, training(trainer, threads, model(trainer)));
    }
  }

  private static Outcome training(String trainer, String threads, String output)
      throws IOException, InterruptedException {
    String line = TRAININGS.get(trainer) + " --input corpus.txt --json";
    return launcher.run((line + " --threads " + threads + " --output " + output).split(" "));
  }

  private static String model(String trainer) {
    return MODELS.getOrDefault(trainer, "");
  }

  @ParameterizedTest
  @CsvSource({
    "lsa, explained_variance",
    "plsa, perplexity",
    "glove, cost",
    "fasttext, words_per_second"
  })
  void training_ends_with_one_object_on_standard_output(String trainer, String measure) {
    Outcome outcome = OUTCOMES.getOrDefault(trainer, new Outcome(-1, "", ""));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.out())
        .startsWith("{\"output\":\"" + model(trainer) + "\"")
        .containsPattern("\"phases\":\\{\"read\":[0-9.E-]+,.*\"train\":[0-9.E-]+,.*\"save\":")
        .containsPattern("\"" + measure + "\":[0-9.E]+")
        .containsPattern("\"peak_memory_bytes\":[1-9][0-9]{7,}");
    assertThat(outcome.err()).doesNotContain("incubator", "warning");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lsa", "plsa", "glove", "fasttext"})
  void neighbours_are_of_the_same_kind(String trainer) throws Exception {
    Outcome outcome = launcher.run("nn", model(trainer), "guitar", "soup", "-k", "2");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(6);
    if (trainer.equals("glove")) {
      return; // it learns from words that meet, and nothing of music and food, which never do
    }
    assertThat(lines.subList(1, 3)).noneMatch(line -> endsIn(line, TinyCorpus.FOOD));
    assertThat(lines.subList(4, 6)).noneMatch(line -> endsIn(line, TinyCorpus.MUSIC));
  }

  private static boolean endsIn(String line, List<String> words) {
    return words.contains(line.replaceFirst(".* ", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lsa", "plsa", "glove", "fasttext"})
  void one_thread_repeats_the_file_which_all_but_fastText_made_on_two(String trainer)
      throws Exception {
    Outcome outcome = training(trainer, "1", trainer + ".again");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(folder.resolve(trainer + ".again"))
        .hasSameBinaryContentAs(folder.resolve(model(trainer)));
  }

  @Test
  void topics_are_the_themes_of_the_text() throws Exception {
    Outcome outcome = launcher.run("topics", model("plsa"), "-k", "5");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(6);
    for (int topic = 0; topic < 3; topic++) {
      String words = lines.get(2 * topic + 1);
      assertThat(lines.get(2 * topic)).startsWith("topic ");
      assertThat(
              Stream.of(TinyCorpus.MUSIC, TinyCorpus.FOOD, List.of("heart"))
                  .filter(theme -> theme.stream().anyMatch(word -> words.contains(word + " "))))
          .as(words)
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lsa", "plsa"})
  void documents_are_found_by_a_text(String trainer) throws Exception {
    Outcome outcome = launcher.run("documents", model(trainer), "my sick heart", "-k", "3");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("passed over: my");
    assertThat(outcome.out().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).containsPattern("corpus.txt:2\\d\\d\\d .*heart"));
  }

  @Test
  void compare_puts_models_side_by_side() throws Exception {
    Files.writeString(folder.resolve("pairs.txt"), "song dance 9\nsong soup 1\nrice soup 8\n");
    Outcome outcome =
        launcher.run(
            "compare", model("lsa"), model("plsa"), model("glove"), "--similarity", "pairs.txt");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("A  models/lsa", "B  models/topics", "C  models/quickstart");
    assertThat(outcome.out()).containsPattern("pairs +-?[01]\\.\\d{3} +-?[01]\\.\\d{3} +-?[01]");
  }

  @Test
  void a_fastText_model_passes_through_its_own_format_unharmed() throws Exception {
    String[] words = {"guitar", "soup", "guitarist", "soupbowl"}; // the last two were never seen
    String before = vectors(model("fasttext"), words);
    assertThat(before.lines()).hasSize(4);
    assertThat(
            launcher.run("convert", model("fasttext"), "c.bin", "--to", "fasttext-bin").exitCode())
        .isZero();
    assertThat(vectors("c.bin", words)).isEqualTo(before);
    assertThat(launcher.run("convert", "c.bin", "c.safetensors").exitCode()).isZero();
    assertThat(vectors("c.safetensors", words)).isEqualTo(before);
  }

  private static String vectors(String model, String... words) throws Exception {
    return launcher
        .run(Stream.concat(Stream.of("vectors", model), Stream.of(words)).toArray(String[]::new))
        .out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics", "documents", "compare"})
  void the_example_in_a_commands_help_works_as_printed(String command) throws Exception {
    Files.copy(
        folder.resolve(model("glove")),
        folder.resolve("models/quickstart.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
    Examples.run(launcher, command);
  }
}
