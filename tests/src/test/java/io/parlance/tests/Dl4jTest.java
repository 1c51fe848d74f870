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

/** DL4J through the launcher: loaded when asked for, never else, and quiet when it is. */
class Dl4jTest {
  private static final String INPUT = " --input corpus.txt --output model --dim 10 --threads 1";
  private static final String MODULE = "io.parlance.dl4j.";
  private static final List<String> LIBRARIES = List.of("org.nd4j.", "org.deeplearning4j.");

  @TempDir static Path folder = Path.of("");
  private static Launcher launcher = Launcher.in(folder);

  @BeforeAll
  static void train() throws IOException, InterruptedException {
    launcher = Launcher.in(folder);
    TinyCorpus.write(folder.resolve("corpus.txt"), 4000);
    assertThat(run("train word2vec" + INPUT.replace("model", "ours")).exitCode()).isZero();
    TinyChat.english(folder);
  }

  private static Outcome run(String line) throws IOException, InterruptedException {
    return launcher.run(line.split(" "));
  }

  /** The names of all classes that the JVM of a command loads. */
  private static List<String> loaded(String line) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "classes", ".log");
    Outcome outcome =
        Launcher.in(folder)
            .with("PARLANCE_JAVA_OPTS", "-Xlog:class+load:file=" + log)
            .run(line.split(" "));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Files.readAllLines(log).stream()
        .map(entry -> entry.replaceFirst("^(\\[[^]]*])+ ", ""))
        .toList();
  }

  private static boolean isOfDl4j(String name) {
    return name.startsWith(MODULE) || LIBRARIES.stream().anyMatch(name::startsWith);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "train doc2vec --help",
        "train word2vec --engine dl4j --help",
        "nn ours song",
        "chat english.safetensors --once hello",
        "train word2vec" + INPUT
      })
  void what_does_not_ask_for_DL4J_loads_no_class_of_it(String line) throws Exception {
    assertThat(loaded(line))
        .anyMatch(name -> name.startsWith("io.parlance.cli."))
        .noneMatch(Dl4jTest::isOfDl4j);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train lsa --backend nd4j" + INPUT,
        "train word2vec --engine dl4j --epochs 1" + INPUT,
        "train doc2vec --epochs 1" + INPUT
      })
  void what_asks_for_DL4J_loads_it_without_a_word_that_looks_like_an_error(String line)
      throws Exception {
    assertThat(loaded(line))
        .anyMatch(name -> name.startsWith(MODULE))
        .anyMatch(name -> name.startsWith("org.nd4j."));
    Outcome outcome = run(line);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .contains("saved model")
        .doesNotContainPattern(
            "(?i)warn|error(?! [0-9])|exception|fatal|slf4j|deprecat|illegal|incubator");
  }

  @Test
  void the_engine_learns_the_same_words_into_the_same_kind_of_file() throws Exception {
    String options = " --input corpus.txt --dim 20 --epochs 8 --sample 0 --save-vocab ";
    assertThat(run("train word2vec --output a --json" + options + "a.txt").exitCode()).isZero();
    Outcome outcome = run("train word2vec --engine dl4j --output b --json" + options + "b.txt");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.out())
        .contains("\"output\":\"b\"", "\"dimension\":20", "\"words\":256000.0")
        .containsPattern("\"words_per_second\":[0-9.E]+");
    assertThat(folder.resolve("b.txt")).hasSameTextualContentAs(folder.resolve("a.txt"));
    assertThat(run("info b").out())
        .containsPattern("engine +dl4j")
        .containsPattern("kind +word2vec")
        .doesNotContainPattern("(?m)^backend ");
    List<String> near = run("nn b song -k 8").out().lines().toList();
    assertThat(near)
        .filteredOn(line -> TinyCorpus.FOOD.stream().anyMatch(line::endsWith))
        .as("%s", near)
        .isEmpty();
  }

  @Test
  void the_documents_of_doc2vec_are_found_by_a_text() throws Exception {
    Outcome training =
        run("train doc2vec --input corpus.txt --output d --dim 20 --epochs 4 --sample 0");
    assertThat(training.exitCode()).as(training.err()).isZero();
    Outcome found =
        launcher.run("documents", "d", "song plays guitar loud violin hears music melody");
    assertThat(found.exitCode()).as(found.err()).isZero();
    assertThat(found.out().lines())
        .hasSize(10)
        .allMatch(line -> line.contains("corpus.txt:"))
        .noneMatch(line -> line.contains("kitchen") || line.contains("cooks"));
  }

  @Test
  void a_backend_that_an_engine_does_not_use_is_told_of() throws Exception {
    Outcome outcome = run("train word2vec --engine dl4j --backend scalar --epochs 1" + INPUT);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).contains("--backend scalar: not used");
  }

  @Test
  void without_the_launcher_the_way_to_the_plug_in_is_told() throws Exception {
    for (String[] call :
        new String[][] {
          {"train doc2vec", "no engine \"dl4j\" on the class path"},
          {"train word2vec --engine dl4j", "--engine dl4j"},
          {"train lsa --backend nd4j", "nd4j is in the module parlance-dl4j"}
        }) {
      Outcome outcome =
          launcher.shell(
              "\"$JAVA_HOME\"/bin/java -cp '"
                  + Launcher.repository()
                  + "/modules/cli/target/app/*' io.parlance.cli.Main "
                  + call[0]
                  + " --input corpus.txt --output model");
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains(call[1]).contains("./parlance");
    }
  }
}
