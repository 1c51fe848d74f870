package io.parlance.chatbot.terminal;

import io.parlance.chatbot.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was typed, across runs: with what was pasted, and so that it can be shown again. A chat goes
 * on without it where its file cannot be used.
 */
final class ChatHistory extends DefaultHistory {
  private static final int LONGEST = 10_000; // characters; nobody looks for more

  private final Pastes pastes;
  private final Optional<Path> file;

  /**
   * @param file also to be the reader's variable {@code HISTORY_FILE}
   */
  ChatHistory(Pastes pastes, Optional<Path> file) {
    this.pastes = pastes;
    this.file = file;
  }

  @Override
  public void load() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    try {
      makePrivate(file.get());
      super.load();
    } catch (UncheckedIOException damaged) {
      repair(file.get());
      super.load();
    }
  }

  /** What one says in private is for one's own eyes. */
  private static void makePrivate(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && folder != null && !Files.exists(file)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  /** A process that was killed may have left half a character, which nobody can read. */
  private static void repair(Path file) throws IOException {
    Files.writeString(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  @Override
  public void add(Instant time, String line) {
    String text = pastes.expand(line);
    if (text.length() <= LONGEST && !text.isBlank()) {
      super.add(time, text);
    }
  }

  @Override
  protected void internalAdd(Instant time, String line, boolean checkDuplicates) {
    super.internalAdd(
        time, line.lines().map(Printable::line).collect(Collectors.joining("\n")), checkDuplicates);
  }
}
