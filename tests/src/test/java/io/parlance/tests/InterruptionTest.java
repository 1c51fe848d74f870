package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to a training that would run for hours. */
class InterruptionTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private static Process training(Path folder, String options) throws IOException {
    TinyCorpus.write(folder.resolve("corpus.txt"), 4000);
    return start(folder, "train " + options + " --input corpus.txt --output model --epochs 100000");
  }

  private static Process start(Path folder, String line) throws IOException {
    Launcher launcher = Launcher.in(folder).with("TMPDIR", folder.toString());
    return launcher.start(
        List.of("bash", "-c", "exec \"$0\" " + line + " 2> errors", launcher.script().toString()));
  }

  /** Waits until standard error has this text. */
  private static void await(Path folder, String text) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path errors = folder.resolve("errors");
    while (!Files.exists(errors) || !Files.readString(errors).contains(text)) {
      assertThat(System.nanoTime() - start).as("waiting for \"%s\"", text).isLessThan(PATIENCE);
      Thread.sleep(20);
    }
  }

  private static void send(String signal, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void what_was_learned_is_saved_and_named(String signal, int exitCode, @TempDir Path folder)
      throws Exception {
    Process process = training(folder, "word2vec --dim 20");
    await(folder, "epoch 2");
    send(signal, process);
    Outcome outcome = Launcher.finish(process, "");
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(Files.readString(folder.resolve("errors"))).contains("is in model");
    assertThat(Launcher.in(folder).run("nn", "model", "song", "-k", "1").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "lsa --rank 10 --tolerance 1e-15, pass 2",
    "plsa --topics 2 --tolerance 0, iteration 2",
    "glove --dim 10, epoch 2",
    "fasttext --dim 10 --buckets 1000, epoch 2",
    "word2vec --engine dl4j --dim 10, epoch 2",
    "doc2vec --dim 10, epoch 2"
  })
  void every_trainer_saves_what_it_learned(String options, String told, @TempDir Path folder)
      throws Exception {
    Process process = training(folder, options);
    await(folder, told);
    send("INT", process);
    assertThat(Launcher.finish(process, "").exitCode()).isEqualTo(130);
    assertThat(Files.readString(folder.resolve("errors")))
        .contains("stopping: what was learned so far is being saved")
        .contains("interrupted: what was learned so far is in model");
    assertThat(Launcher.in(folder).run("nn", "model", "song", "-k", "1").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "word2vec, epoch",
    "fasttext, epoch",
    "glove, epoch",
    "plsa, iteration",
    "doc2vec, epoch"
  })
  void the_example_in_a_trainers_help_runs_as_printed(
      String trainer, String told, @TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("models"));
    String example = Examples.of(Launcher.in(folder), "train " + trainer).get(0);
    assertThat(example).startsWith("parlance train " + trainer);
    Process process = start(folder, example.replaceFirst("parlance ", ""));
    await(folder, told + " 1 ");
    send("INT", process); // the rest would take longer, and show no more
    assertThat(Launcher.finish(process, "").exitCode()).isEqualTo(130);
    assertThat(folder.resolve("models")).isNotEmptyDirectory();
  }

  @Test
  void while_counting_nothing_is_learned_and_nothing_left_behind(@TempDir Path folder)
      throws Exception {
    Path corpus = TinyCorpus.write(folder.resolve("corpus.txt"), 400_000);
    Files.writeString(corpus, Files.readString(corpus).replace('\n', ' ')); // wide windows
    Process process = start(folder, "train glove --window 1000 --input corpus.txt --output model");
    await(folder, "read ");
    send("INT", process);
    assertThat(Launcher.finish(process, "").exitCode()).isEqualTo(130);
    assertThat(Files.readString(folder.resolve("errors")).lines())
        .last()
        .isEqualTo("interrupted: nothing was learned yet, nothing is saved");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder("corpus.txt", "errors");
    }
  }

  @Test
  void before_there_is_anything_to_save_nothing_is_written(@TempDir Path folder) throws Exception {
    Launcher launcher = Launcher.in(folder);
    Process process =
        launcher.start(
            List.of(
                launcher.script().toString(),
                "train",
                "word2vec",
                "--input",
                "-",
                "--output",
                "m"));
    Thread.sleep(1500); // it waits for the text, which does not come
    send("INT", process);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("m")).doesNotExist();
  }
}
