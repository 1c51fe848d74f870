package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long run over the same text again and again: what lives in the heap stays the same. With the
 * profile {@code endurance}; {@code -Dparlance.minutes=60} minutes, all trainers side by side.
 */
@Tag("endurance")
class EnduranceTest {
  private static final int SAMPLE_SECONDS = 15;
  private static final int WARM_UP_SAMPLES = 4; // a first checkpoint, compiled code
  private static final double MOST_SPREAD = 0.05;
  private static final Pattern COLLECTED =
      Pattern.compile("Pause Full \\(Diagnostic Command\\) \\d+M->(\\d+)M");

  @TempDir Path folder = Path.of("");

  @Test
  void what_lives_after_a_collection_stays_the_same() throws IOException, InterruptedException {
    TinyCorpus.write(folder.resolve("corpus.txt"), 200_000);
    List<LongRun> runs = new ArrayList<>();
    try {
      for (String trainer : List.of("word2vec", "fasttext --buckets 20000")) {
        runs.add(LongRun.start(folder, trainer));
      }
      long end =
          System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("parlance.minutes", 60));
      while (System.nanoTime() < end) {
        TimeUnit.SECONDS.sleep(SAMPLE_SECONDS);
        for (LongRun run : runs) {
          assertThat(run.process().isAlive()).as(run.trainer() + " still trains").isTrue();
          collect(run.process().pid());
        }
      }
    } finally {
      for (LongRun run : runs) {
        run.process().destroy(); // it saves, and ends
        run.process().waitFor();
      }
    }
    for (LongRun run : runs) {
      List<Long> living = living(run.log());
      System.out.printf(
          Locale.ROOT,
          "%s: MB after each of %d collections: %s%n",
          run.trainer(),
          living.size(),
          living);
      assertThat(living).hasSizeGreaterThan(WARM_UP_SAMPLES + 2);
      List<Long> steady = living.subList(WARM_UP_SAMPLES, living.size());
      double least = Collections.min(steady);
      double most = Collections.max(steady);
      assertThat((most - least) / least).as(run.trainer()).isLessThanOrEqualTo(MOST_SPREAD);
    }
  }

  /** A training that goes on and on, and the log of its collections. */
  private record LongRun(String trainer, Process process, Path log) {
    static LongRun start(Path folder, String trainer) throws IOException {
      String name = trainer.split(" ", -1)[0];
      Path log = folder.resolve(name + ".gc.log");
      String line =
          "exec '%s' train %s --dim 300 --input corpus.txt --output %s.safetensors --epochs 100000"
              + " --checkpoint-every 20s > %s.out 2>&1";
      Process process =
          Launcher.in(folder)
              .with("PARLANCE_JAVA_OPTS", "-Xlog:gc:file=" + log)
              .start(
                  List.of(
                      "bash",
                      "-c",
                      line.formatted(
                          Launcher.repository().resolve("parlance"), trainer, name, name)));
      return new LongRun(trainer, process, log);
    }
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
