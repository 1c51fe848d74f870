package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to a training that would run for hours. */
class InterruptionTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private static Process training(Path folder) throws IOException {
    TinyCorpus.write(folder.resolve("corpus.txt"), 4000);
    Launcher launcher = Launcher.in(folder);
    return launcher.start(
        List.of(
            "bash",
            "-c",
            "exec \"$0\" train word2vec --input corpus.txt --output model --epochs 100000"
                + " --dim 20 2> errors",
            launcher.script().toString()));
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
    Process process = training(folder);
    await(folder, "epoch 2");
    send(signal, process);
    Outcome outcome = Launcher.finish(process, "");
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(Files.readString(folder.resolve("errors"))).contains("is in model");
    assertThat(Launcher.in(folder).run("nn", "model", "song", "-k", "1").exitCode()).isZero();
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
