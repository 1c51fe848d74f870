package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From texts to answers, by the launcher, as a user goes. */
class AcceptanceTest {
  private static final String MODEL = "models/quickstart.safetensors";
  private static final String NO_WARNING = "(?s)(?!.*incubator).*";

  @TempDir static Path folder = Path.of("");
  private static Launcher launcher = Launcher.in(folder);
  private static Outcome training = new Outcome(-1, "", "");

  @BeforeAll
  static void train() throws IOException, InterruptedException {
    launcher = Launcher.in(folder);
    TinyCorpus.write(folder.resolve("corpus.txt"), 4000);
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("questions-words.txt"), ": kin\nman woman king queen\n");
    Files.writeString(folder.resolve("WS-353.txt"), "song dance 9\nsong soup 1\n");
    training =
        launcher.run(
            "train",
            "word2vec",
            "--input",
            "corpus.txt",
            "--output",
            MODEL,
            "--dim",
            "20",
            "--epochs",
            "12",
            "--sample",
            "0",
            "--threads",
            "1",
            "--json");
  }

  @Test
  void training_ends_with_one_object_on_standard_output() {
    assertThat(training.exitCode()).as(training.err()).isZero();
    assertThat(training.out().lines()).hasSize(1);
    assertThat(training.out())
        .contains("\"output\":\"" + MODEL + "\"")
        .containsPattern("\"phases\":\\{\"read\":[0-9.E-]+,\"train\":[0-9.E-]+,\"save\":[0-9.E-]+}")
        .containsPattern("\"loss\":[0-9.]+")
        .containsPattern("\"words_per_second\":[0-9.E]+")
        .containsPattern("\"peak_memory_bytes\":[1-9][0-9]{7,}");
    assertThat(training.err()).matches(NO_WARNING);
  }

  @Test
  void the_same_seed_on_one_thread_gives_the_same_file() throws Exception {
    launcher.run(
        "train",
        "word2vec",
        "--input",
        "corpus.txt",
        "--output",
        "again",
        "--dim",
        "20",
        "--epochs",
        "12",
        "--sample",
        "0",
        "--threads",
        "1");
    assertThat(folder.resolve("again")).hasSameBinaryContentAs(folder.resolve(MODEL));
  }

  @Test
  void neighbours_are_of_the_same_kind() throws Exception {
    Outcome outcome = launcher.run("nn", MODEL, "guitar", "-k", "5");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    List<String> words =
        outcome.out().lines().map(line -> line.strip().replaceFirst(".* ", "")).toList();
    assertThat(words).hasSize(5).noneMatch(TinyCorpus.FOOD::contains);
  }

  @Test
  void likeness_tells_kinds_apart() throws Exception {
    double same = Double.parseDouble(launcher.run("similarity", MODEL, "song", "dance").out());
    double other = Double.parseDouble(launcher.run("similarity", MODEL, "song", "soup").out());
    assertThat(same).isGreaterThan(other + 0.2);
    String odd = launcher.run("odd-one-out", MODEL, "guitar", "violin", "song", "soup").out();
    assertThat(odd.strip()).isEqualTo("soup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.bin", "c.txt", "c.vec.gz", "c.glove", "c.tsv", "c.safetensors"})
  void a_converted_model_has_the_same_vectors(String name) throws Exception {
    assertThat(launcher.run("convert", MODEL, name).exitCode()).isZero();
    assertThat(launcher.run("vectors", name).out()).isEqualTo(launcher.run("vectors", MODEL).out());
  }

  @Test
  void info_names_corpus_and_settings() throws Exception {
    String info = launcher.run("info", MODEL).out();
    assertThat(info).contains("corpus.txt").containsPattern("dim +20\\R").contains("word2vec");
  }

  @Test
  void eval_scores_on_files_of_the_users_own() throws Exception {
    Files.writeString(folder.resolve("pairs.txt"), "song dance 9\nsong soup 1\nsong xyzzy 5\n");
    Outcome outcome = launcher.run("eval", MODEL, "--similarity", "pairs.txt");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).containsPattern("pairs +1\\.000");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void texts_and_questions_come_through_pipes_too() throws Exception {
    String text = Files.readString(folder.resolve("corpus.txt"));
    Outcome trained =
        launcher.feed(
            text,
            "train",
            "word2vec",
            "-train",
            "-",
            "-output",
            "piped.bin",
            "-size",
            "8",
            "-iter",
            "1",
            "-binary",
            "1");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    Outcome asked = launcher.feed("song\nsoup\n", "nn", "piped.bin", "-", "-k", "2");
    assertThat(asked.out().lines()).hasSize(6);
  }

  @Test
  void phrases_become_words_and_are_told_of() throws Exception {
    Files.writeString(
        folder.resolve("towns.txt"),
        """
        we saw new york and we saw san francisco bay today
        a new car and a york pie on the bay san juan
        """
            .repeat(40));
    Outcome trained =
        launcher.run(
            "train",
            "word2vec",
            "--input",
            "towns.txt",
            "--output",
            "towns",
            "--dim",
            "4",
            "--phrases",
            "2",
            "--phrase-threshold",
            "5",
            "--save-vocab",
            "towns.vocab");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(Files.readString(folder.resolve("towns.vocab"))).contains("new_york 40\n");
    assertThat(launcher.run("info", "towns").out())
        .containsPattern("phrases +2\\R")
        .containsPattern("phrase-threshold +5");
  }

  @Test
  void words_of_any_script_pass_in_any_locale() throws Exception {
    Files.writeString(folder.resolve("中文.txt"), "音乐 😀 舞蹈 音乐 😀 舞蹈 音乐 😀 舞蹈\n".repeat(50));
    Launcher plain = Launcher.in(folder).with("LC_ALL", "C");
    Outcome trained =
        plain.run(
            "train",
            "word2vec",
            "--input",
            "中文.txt",
            "--output",
            "模型",
            "--analyzer",
            "whitespace",
            "--dim",
            "4");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(plain.run("vectors", "模型", "😀", "音乐").out())
        .startsWith("😀 ")
        .containsPattern("(?m)^音乐 ");
  }

  @Test
  void quickstart_needs_nothing_and_leaves_models_and_a_bot(@TempDir Path home) throws Exception {
    Outcome outcome =
        Launcher.in(home).with("PARLANCE_JAVA_OPTS", "-Dparlance.home=" + home).run("quickstart");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("Nearest neighbours", "What it says:", "Word vectors and a bot in models/");
    Outcome reply =
        Launcher.in(home)
            .with("PARLANCE_JAVA_OPTS", "-Dparlance.home=" + home)
            .run("chat", "--once", "What is a violin?");
    assertThat(reply.out()).contains("bowed stringed instrument");
    assertThat(outcome.err()).matches(NO_WARNING);
    assertThat(Launcher.in(home).run("nn", MODEL, "violin").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nn",
        "similarity",
        "analogy",
        "odd-one-out",
        "vectors",
        "eval",
        "convert",
        "info",
        "corpora list",
        "completion"
      })
  void the_example_in_a_commands_help_works_as_printed(String command) throws Exception {
    Examples.run(launcher, command);
  }
}
