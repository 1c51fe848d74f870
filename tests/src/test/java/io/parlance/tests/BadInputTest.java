package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong gets one line, the right exit code, and leaves every file as it was. */
class BadInputTest {
  private static final String OLD = "what stood here before";

  private Path folder = Path.of("");
  private Path output = folder;
  private Launcher launcher = Launcher.in(folder);

  @BeforeEach
  void an_old_file_stands_where_the_output_goes(@TempDir Path temporary) throws IOException {
    folder = temporary;
    launcher = Launcher.in(folder);
    output = Files.writeString(folder.resolve("out.safetensors"), OLD);
  }

  /** Trains on this input, in vain. */
  private Outcome refused(String... inputs) throws IOException, InterruptedException {
    String[] arguments =
        Stream.concat(
                Stream.of("train", "word2vec", "--output", output.toString(), "--input"),
                Arrays.stream(inputs))
            .toArray(String[]::new);
    Outcome outcome = launcher.run(arguments);
    assertRefused(outcome);
    return outcome;
  }

  private void assertRefused(Outcome outcome) throws IOException {
    assertThat(outcome.exitCode()).isBetween(1, 2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("parlance").doesNotContain("\tat ", "Exception");
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(output).hasContent(OLD);
  }

  @Test
  void no_such_file() throws Exception {
    assertThat(refused("nowhere.txt").err()).contains("nowhere.txt");
  }

  @Test
  void an_empty_file() throws Exception {
    Files.writeString(folder.resolve("empty.txt"), "");
    assertThat(refused("empty.txt").err()).contains("empty");
  }

  @Test
  void a_directory_with_nothing_in_it() throws Exception {
    Files.createDirectories(folder.resolve("texts"));
    assertThat(refused("texts").err()).contains("texts");
  }

  @Test
  void no_word_above_min_count() throws Exception {
    Files.writeString(folder.resolve("short.txt"), "each word here occurs just once\n");
    assertThat(refused("short.txt").err()).contains("--min-count");
  }

  @Test
  void no_sentence_of_two_words() throws Exception {
    Files.writeString(folder.resolve("list.txt"), "apple\npear\nplum\n".repeat(50));
    Outcome outcome =
        launcher.run("train", "word2vec", "--input", "list.txt", "--output", output.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .last()
        .asString()
        .startsWith("parlance train word2vec: nothing was learned");
    assertThat(output).hasContent(OLD);
  }

  @Test
  void a_binary_file_as_text() throws Exception {
    Files.write(folder.resolve("binary"), new byte[100_000]);
    assertThat(refused("binary").err()).contains("binary").contains("--encoding");
  }

  @Test
  void another_encoding_than_the_one_said() throws Exception {
    Files.write(
        folder.resolve("gb.txt"), "我们学习音乐和舞蹈。\n".repeat(500).getBytes(Charset.forName("GB18030")));
    assertThat(refused("gb.txt").err()).contains("--encoding").contains("GB18030");
  }

  @Test
  void a_target_in_no_folder_or_that_is_one() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    for (String target : new String[] {"/nowhere/model", folder.toString(), ""}) {
      assertRefused(launcher.run("train", "word2vec", "--input", "corpus.txt", "--output", target));
    }
  }

  @Test
  void a_read_only_target() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(refused("corpus.txt").err()).contains("read-only");
    Path closed = Files.createDirectories(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertRefused(
        launcher.run("train", "word2vec", "--input", "corpus.txt", "--output", "closed/model"));
    assertThat(closed).isEmptyDirectory();
  }

  @Test
  void a_target_that_is_its_own_input() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    Outcome outcome =
        launcher.run("train", "word2vec", "--input", "corpus.txt", "--output", "./corpus.txt");
    assertRefused(outcome);
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void an_unknown_option_after_the_inputs_is_no_input() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    for (String unknown : new String[] {"--winow", "-q", "--frobnicate"}) {
      Outcome outcome = refused("corpus.txt", unknown, "3");
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("unknown option " + unknown).doesNotContain("'");
    }
    assertThat(refused("corpus.txt", "--winow").err()).contains("did you mean --window");
  }

  @Test
  void memory_that_no_jvm_starts_with() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    for (String memory : new String[] {"1k", "20m", "99999t", "much"}) {
      Outcome outcome = refused("corpus.txt", "--memory", memory);
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("--memory " + memory);
    }
  }

  @Test
  void a_vocabulary_over_an_input_or_the_model() throws Exception {
    Path corpus = TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    byte[] before = Files.readAllBytes(corpus);
    assertThat(refused("corpus.txt", "--save-vocab", "./corpus.txt").exitCode()).isEqualTo(2);
    assertThat(refused("corpus.txt", "--save-vocab", "./out.safetensors").exitCode()).isEqualTo(2);
    assertThat(corpus).hasBinaryContent(before);
  }

  @Test
  void a_model_converted_onto_itself() throws Exception {
    Path model = Files.writeString(folder.resolve("m.txt"), "1 2\na 1 2\n");
    Outcome outcome = launcher.run("convert", "m.txt", "./m.txt", "--to", "word2vec-bin");
    assertRefused(outcome);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(model).hasContent("1 2\na 1 2\n");
  }

  @Test
  void a_training_that_diverges_keeps_its_last_state_under_another_name() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 400);
    Outcome outcome =
        launcher.run(
            "train",
            "word2vec",
            "--input",
            "corpus.txt",
            "--output",
            output.toString(),
            "--alpha",
            "1000",
            "--dim",
            "8");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("diverged", "lower --alpha").doesNotContain("\tat ");
    assertThat(output).hasContent(OLD);
  }

  @Test
  void a_full_disk() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    Outcome outcome =
        launcher.run("train", "word2vec", "--input", "corpus.txt", "--output", "/dev/full");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("/dev/full").doesNotContain("Exception");
  }

  @Test
  void a_model_that_is_cut_off() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 400);
    for (String name : new String[] {"m.safetensors", "m.bin", "m.txt"}) {
      launcher.run(
          "train",
          "word2vec",
          "--input",
          "corpus.txt",
          "--output",
          name,
          "--dim",
          "4",
          "--epochs",
          "1");
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      for (int length : new int[] {0, 5, whole.length / 2, whole.length - 3}) {
        Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
        Outcome outcome = launcher.run("nn", name, "song");
        assertRefused(outcome);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(name);
      }
    }
  }

  @Test
  void a_header_that_promises_too_much() throws Exception {
    Files.writeString(folder.resolve("promise.bin"), "2000000000 2000000000\nword 12345678");
    assertRefused(launcher.run("nn", "promise.bin", "word"));
    Files.writeString(folder.resolve("promise.txt"), "3 2\na 1 2\nb 3 4\n");
    assertRefused(launcher.run("nn", "promise.txt", "a"));
  }

  @Test
  void a_text_as_a_model() throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 100);
    assertRefused(launcher.run("nn", "corpus.txt", "song"));
    assertRefused(launcher.run("convert", "corpus.txt", output.toString()));
  }

  /** Trains with these settings on the file {@code corpus.txt}; gives the last line. */
  private String fails(String line) throws IOException, InterruptedException {
    Outcome outcome =
        launcher.run(("train " + line + " --input corpus.txt --output " + output).split(" "));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).doesNotContain("\tat ", "Exception", "NaN");
    assertThat(output).hasContent(OLD);
    return outcome.err().lines().reduce("", (first, last) -> last);
  }

  @ParameterizedTest
  @CsvSource({
    "lsa --rank 100, use --rank 26 or less",
    "plsa --topics 100, at most 26 topics",
    "plsa --topics 2 --max-df 0.0001, leaves no word",
    "lsa --rank 2 --document file, single document",
    "plsa --topics 2 --document file, at most 1 topics"
  })
  void more_than_the_documents_give(String line, String message) throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 400);
    assertThat(fails(line)).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "lsa --rank 1, a single word",
    "plsa --topics 2, at most 1 topics",
    "glove, no two words stand in one line",
    "fasttext, nothing was learned"
  })
  void one_word_again_and_again(String line, String message) throws Exception {
    Files.writeString(folder.resolve("corpus.txt"), "song\n".repeat(500));
    assertThat(fails(line)).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lsa --rank 8",
        "plsa --topics 8 --epochs 2",
        "glove --epochs 1",
        "fasttext --epochs 1"
      })
  void a_memory_that_is_too_small_is_refused_with_one_that_works(String line) throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 400);
    String refusal = fails(line + " --memory 64m");
    Matcher enough = Pattern.compile("--memory (\\d+m)").matcher(refusal);
    assertThat(enough.find()).as(refusal).isTrue();
    String more = " --input corpus.txt --output model --memory " + enough.group(1);
    Outcome outcome = launcher.run(("train " + line + more).split(" "));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"glove --eta 1e30, lower --eta", "fasttext --buckets 99 --alpha 1e30, lower --alpha"})
  void a_learning_rate_out_of_this_world(String line, String message) throws Exception {
    TinyCorpus.write(folder.resolve("corpus.txt"), 400);
    assertThat(fails(line + " --dim 8")).contains("diverged", message);
    assertThat(folder.resolve("diverged-out.safetensors")).exists();
  }
}
