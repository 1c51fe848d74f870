package io.parlance.tests.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FailedWritingTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path folder;
  private final Path file;

  FailedWritingTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("model");
  }

  /** A process of {@link WritingProcess}; {@code limit} is what the shell sets before, or empty. */
  private Process start(String limit, Written kind, int... versions) throws IOException {
    List<String> command = new ArrayList<>();
    if (!limit.isEmpty()) {
      command.addAll(List.of("bash", "-c", limit + "; exec \"$@\"", "bash"));
    }
    command.addAll(
        List.of(
            JAVA.toString(),
            "-XX:-UsePerfData", // whose file would be too large
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName(),
            kind.name(),
            file.toString()));
    for (int version : versions) {
      command.add(String.valueOf(version));
    }
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".tmp"))
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_file_that_grows_too_large_leaves_the_old_one_whole(Written kind) throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "there is no shell here that sets limits");
    kind.write(file, 1);
    Process process = start("ulimit -f " + (1 + kind.ordinal() * 3), kind, 2); // units of 1 KiB
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(folder.resolve("error")).content().startsWith(file + ": cannot be written: ");
    assertThat(kind.isWhole(file, 1)).isTrue();
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SAFETENSORS", "WORD2VEC_TEXT", "CONVERSATION"})
  void a_process_killed_while_it_writes_leaves_the_old_file_or_the_new(Written kind)
      throws Exception {
    Random random = new Random(kind.ordinal());
    kind.write(file, 1);
    for (int round = 0; round < 3; round++) {
      Files.deleteIfExists(folder.resolve("started"));
      Process process = start("", kind, 2, 3);
      for (int i = 0; i < 600 && !Files.exists(folder.resolve("started")); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
      process.destroyForcibly().waitFor();
      assertThat(kind.isWhole(file, 1, 2, 3)).isTrue();
      assertThat(leftovers().size()).as("they do not add up").isLessThanOrEqualTo(1);
    }
    kind.write(file, 4);
    assertThat(kind.isWhole(file, 4)).isTrue();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void a_full_disk_leaves_the_old_files_whole() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    assumeTrue(mount.waitFor() == 0, "a small file system cannot be mounted here");
    try {
      for (Written kind : Written.values()) {
        for (int filler = 0; filler < 128; filler += 12) {
          Path target = disk.resolve("model");
          kind.write(target, 1);
          fill(disk.resolve("filler"), filler);
          int found = 2;
          try {
            kind.write(target, 2);
          } catch (IOException e) {
            assertThat(e.getMessage()).startsWith(target + ": cannot be written: ");
            found = 1;
          }
          Files.deleteIfExists(disk.resolve("filler"));
          Path copy = Files.copy(target, folder.resolve("copy"));
          assertThat(kind.isWhole(copy, found)).as(kind + " beside " + filler + " KB").isTrue();
          Files.delete(copy);
          Files.delete(target);
          try (Stream<Path> left = Files.list(disk)) {
            assertThat(left).isEmpty();
          }
        }
      }
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  /** As many kilobytes as there is room for. */
  private static void fill(Path path, int kilobytes) throws IOException {
    try {
      Files.write(path, new byte[kilobytes << 10]);
    } catch (IOException e) {
      assertThat(path).exists(); // the disk is full, as it is to be
    }
  }
}
