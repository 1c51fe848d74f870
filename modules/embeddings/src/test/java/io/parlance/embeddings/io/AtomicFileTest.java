package io.parlance.embeddings.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  private final Path directory;
  private final Path file;

  AtomicFileTest(@TempDir Path directory) {
    this.directory = directory;
    this.file = directory.resolve("file");
  }

  private static void write(Path path) throws IOException {
    AtomicFile.write(path, out -> out.write('x'));
  }

  @Test
  void the_new_content_takes_the_place_of_the_old() throws IOException {
    Files.writeString(file, "a longer one");
    write(file);
    assertThat(file).hasContent("x");
    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void a_failure_leaves_the_old_content_and_no_temporary_file() throws IOException {
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("the disk is on fire");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": cannot be written: the disk is on fire");
    assertThat(file).hasContent("old");
    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void a_link_stays_a_link_to_the_new_content() throws IOException {
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    write(link);
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("x");
  }

  @Test
  void a_directory_a_missing_one_and_read_only_targets_are_refused() throws IOException {
    assertThatThrownBy(() -> write(directory))
        .isInstanceOf(IOException.class)
        .hasMessage(directory + ": is a directory, expected the name of a file to write");
    Path lost = directory.resolve("none").resolve("file");
    assertThatThrownBy(() -> write(lost))
        .isInstanceOf(IOException.class)
        .hasMessage(lost + ": its directory does not exist");
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system has no permissions to take away");
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThatThrownBy(() -> write(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": is read-only");
    assertThat(file).hasContent("old");
    Path locked = Files.createDirectory(directory.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThatThrownBy(() -> write(locked.resolve("file")))
        .isInstanceOf(IOException.class)
        .hasMessage(locked.resolve("file") + ": its directory is read-only");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void a_full_device_is_an_error_that_names_it() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    Embeddings embeddings = Fixtures.random(List.of("a"), 3, 1);
    for (EmbeddingsFormat format : EmbeddingsFormat.values()) {
      assertThatThrownBy(() -> EmbeddingsFiles.write(embeddings, full, format))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("/dev/full: cannot be written: ");
    }
    assertThat(full).exists();
    assertThat(Files.isRegularFile(full)).isFalse();
  }

  @Test
  void names_that_end_in_gz_are_gzipped() throws IOException {
    Path packed = directory.resolve("file.gz");
    write(packed);
    assertThat(Files.readAllBytes(packed)).startsWith(0x1f, 0x8b);
  }
}
