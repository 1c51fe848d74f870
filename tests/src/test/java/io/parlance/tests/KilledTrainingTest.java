package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trainings that are killed (SIGKILL) at random moments, from the first on, and told to go on until
 * they are done: their file is that of a training that nobody killed. Three moments of each kind;
 * in the profile {@code kills}, twenty.
 */
class KilledTrainingTest {
  private static final int KILLS = Integer.getInteger("parlance.kills", 3);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final String TEXTS =
      " --input " + Launcher.repository().resolve("corpora/english");
  private static final String DIALOGUES =
      " --dialogues "
          + Launcher.repository().resolve("corpora/english/greetings.txt")
          + " "
          + Launcher.repository().resolve("corpora/english/thanks.txt");

  private Path folder = Path.of("");
  private int resumed;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "word2vec, --deterministic --dim 50 --epochs 12",
    "fasttext, --deterministic --dim 30 --epochs 8 --buckets 20000",
    "glove, --dim 50 --epochs 25",
    "lsa, --rank 50 --tolerance 1e-9 --epochs 60",
    "plsa, --topics 30 --epochs 40 --tolerance 0",
    "chat, --hidden 64 --dim 32 --batch 16 --epochs 6 --eval-every 2000 --reverse"
  })
  void a_training_killed_at_any_moment_ends_in_the_same_file(
      String kind, String settings, @TempDir Path directory) throws Exception {
    folder = directory;
    String line =
        "train "
            + kind
            + (kind.equals("chat") ? DIALOGUES : TEXTS)
            + " "
            + settings
            + " --checkpoint-every 1epoch";
    long begun = System.nanoTime();
    Outcome outcome = Launcher.finish(start(line + " --output whole.safetensors"), "");
    long whole = System.nanoTime() - begun;
    assertThat(outcome.exitCode()).as(errors()).isZero();

    Random random = new Random(kind.hashCode());
    boolean first = true; // of a training that was not killed before
    for (int killed = 0; killed < KILLS; ) {
      Process process = start(line + " --output killed.safetensors --resume");
      if (first) {
        awaitCheckpoint(process);
        sleep(process, random.nextLong(Math.max(1, whole / 4)));
      } else {
        sleep(process, random.nextLong(whole));
      }
      first = false;
      if (process.isAlive()) {
        process.destroyForcibly().waitFor();
        killed++;
        noteResumed();
      } else {
        assertDone(process);
        clear();
        first = true;
      }
    }
    Process last = start(line + " --output killed.safetensors --resume");
    assertThat(last.waitFor(PATIENCE, TimeUnit.NANOSECONDS)).isTrue();
    assertDone(last);
    assertThat(names()).noneMatch(name -> name.contains(".checkpoint"));
    assertThat(resumed).as("runs that went on from a checkpoint").isPositive();
  }

  private Process start(String line) throws IOException {
    Launcher launcher = Launcher.in(folder);
    return launcher.start(
        List.of("bash", "-c", "exec \"$0\" " + line + " 2> errors", launcher.script().toString()));
  }

  /** Waits, but not beyond the process's end. */
  private static void sleep(Process process, long nanos) throws InterruptedException {
    process.waitFor(nanos, TimeUnit.NANOSECONDS);
  }

  private void awaitCheckpoint(Process process) throws InterruptedException {
    long begun = System.nanoTime();
    while (!Files.exists(folder.resolve("killed.checkpoint")) && process.isAlive()) {
      assertThat(System.nanoTime() - begun).as("waiting for a checkpoint").isLessThan(PATIENCE);
      sleep(process, TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  private void assertDone(Process process) throws IOException {
    assertThat(process.exitValue()).as(errors()).isZero();
    noteResumed();
    assertThat(folder.resolve("killed.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole.safetensors"));
  }

  private void noteResumed() throws IOException {
    if (errors().contains("going on from")) {
      resumed++;
    }
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }

  /** So that the next one begins anew. */
  private void clear() throws IOException {
    for (String name : names()) {
      if (name.startsWith("killed.") || name.startsWith(".killed.")) {
        Files.delete(folder.resolve(name));
      }
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
