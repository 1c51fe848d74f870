package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A long run over the same text again and again: what lives in the heap stays the same. With the
 * profile {@code endurance}; {@code -Dparlance.minutes=60} minutes for each.
 */
@Tag("endurance")
class EnduranceTest {
  private static final int SAMPLE_SECONDS = 15;
  private static final int WARM_UP_SAMPLES = 4; // a first checkpoint, compiled code
  private static final double MOST_SPREAD = 0.05;
  private static final Pattern COLLECTED =
      Pattern.compile("Pause Full \\(Diagnostic Command\\) \\d+M->(\\d+)M");

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"word2vec", "fasttext --buckets 20000"})
  void what_lives_after_a_collection_stays_the_same(String trainer)
      throws IOException, InterruptedException {
    TinyCorpus.write(folder.resolve("corpus.txt"), 200_000);
    Path log = folder.resolve("gc.log");
    String line =
        "train %s --dim 300 --input corpus.txt --output m.safetensors --epochs 100000 --checkpoint-every 20s";
    Process process =
        Launcher.in(folder)
            .with("PARLANCE_JAVA_OPTS", "-Xlog:gc:file=" + log)
            .start(command(line.formatted(trainer)));
    try {
      long end =
          System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("parlance.minutes", 60));
      while (System.nanoTime() < end) {
        assertThat(process.waitFor(SAMPLE_SECONDS, TimeUnit.SECONDS)).as("ended early").isFalse();
        collect(process.pid());
      }
    } finally {
      process.destroy(); // it saves, and ends
      process.waitFor();
    }
    List<Long> living = living(log);
    assertThat(living).hasSizeGreaterThan(WARM_UP_SAMPLES + 2);
    List<Long> steady = living.subList(WARM_UP_SAMPLES, living.size());
    double least = Collections.min(steady);
    double most = Collections.max(steady);
    assertThat((most - least) / least).as("MB: %s", living).isLessThanOrEqualTo(MOST_SPREAD);
  }

  private static List<String> command(String line) {
    List<String> command = new ArrayList<>();
    command.add(Launcher.repository().resolve("parlance").toString());
    command.addAll(List.of(line.split(" ")));
    return command;
  }

  /** Has the process collect all its garbage, as its log then tells. */
  private static void collect(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static List<Long> living(Path log) throws IOException {
    Matcher matcher = COLLECTED.matcher(Files.readString(log));
    List<Long> megabytes = new ArrayList<>();
    while (matcher.find()) {
      megabytes.add(Long.parseLong(matcher.group(1)));
    }
    return megabytes;
  }
}
