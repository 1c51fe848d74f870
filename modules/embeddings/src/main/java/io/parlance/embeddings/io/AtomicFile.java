package io.parlance.embeddings.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a file so that its path names the old content or the new, whole, whatever happens: into a
 * temporary file in the same directory, which is synced and then renamed.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;
  private static final Pattern TEMPORARY = Pattern.compile("([0-9]{1,18})-[0-9]+[.]tmp");
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What is done before the new content takes the old one's place. */
  @FunctionalInterface
  interface Step {
    /**
     * Looks, and refuses by throwing.
     *
     * @param written a file with the new content
     * @param target the file that it is to become, perhaps not there yet
     * @throws IOException if it is not to become that
     */
    void take(Path written, Path target) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Makes {@code content} the content of {@code path}, gzipped if the name ends in {@code .gz}. A
   * device or pipe is written to directly.
   *
   * @throws IOException with a one-line message; the path is then as it was before
   */
  public static void write(Path path, Content content) throws IOException {
    write(path, content, (written, target) -> {});
  }

  /**
   * Writes as {@link #write(Path, Content)} does, but what {@code path} held, if it is there, takes
   * the place of {@code former}. A process killed between the two leaves {@code former} alone.
   */
  public static void write(Path path, Path former, Content content) throws IOException {
    write(
        path,
        content,
        (written, target) -> {
          if (Files.exists(target)) {
            move(target, former);
          }
        });
  }

  /** Writes likewise, if the new content is not refused; a device's is not looked at. */
  static void write(Path path, Content content, Step before) throws IOException {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
        try (OutputStream out = packed(path, Files.newOutputStream(path))) {
          content.writeTo(out);
        }
        return;
      }
      replace(target(path), content, before);
    } catch (FileSystemException e) {
      String reason = e.getReason();
      throw new IOException(
          path + ": cannot be written: " + (reason == null ? reason(e) : reason), e);
    } catch (ModelFormatException e) {
      throw e;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(path.toString())
          ? e
          : new IOException(path + ": cannot be written: " + message, e);
    }
  }

  private static void replace(Path target, Content content, Step before) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(target + ": is no file's name");
    }
    String name = String.valueOf(target.getFileName());
    clear(directory, name);
    Path temporary = temporary(directory, name);
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        OutputStream out = packed(target, Channels.newOutputStream(channel));
        content.writeTo(out);
        if (out instanceof GZIPOutputStream gzip) {
          gzip.finish();
        }
        out.flush();
        channel.force(true);
      }
      before.take(temporary, target);
      move(temporary, target);
      syncDirectory(directory);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Removes what processes that were killed while they wrote this file left half written; those
   * that still run may yet be writing.
   */
  private static void clear(Path directory, String name) {
    String start = "." + name + ".";
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            directory, path -> String.valueOf(path.getFileName()).startsWith(start))) {
      for (Path path : files) {
        Matcher end =
            TEMPORARY.matcher(String.valueOf(path.getFileName()).substring(start.length()));
        if (end.matches() && ProcessHandle.of(Long.parseLong(end.group(1))).isEmpty()) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // no reason not to write
    }
  }

  /** A new file beside the target, with the permissions that any new file gets here. */
  private static Path temporary(Path directory, String name) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int i = 0; ; i++) {
      Path candidate = directory.resolve("." + name + "." + process + "-" + i + ".tmp");
      try {
        return Files.createFile(candidate);
      } catch (FileAlreadyExistsException e) {
        if (i == 1000) {
          throw e; // leftovers of killed processes with this very id
        }
      }
    }
  }

  /** The file to replace: where {@code path} is a symbolic link, the file that it leads to. */
  private static Path target(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + ": is a directory, expected the name of a file to write");
    }
    Path target = Files.exists(path) ? path.toRealPath() : path;
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new IOException(path + ": its directory does not exist");
    }
    if (Files.exists(target) && !writable(target)) {
      throw new IOException(path + ": is read-only");
    }
    if (!writable(directory)) {
      throw new IOException(path + ": its directory is read-only");
    }
    return target;
  }

  /** A superuser may write anything, but what nobody may write is not meant to be written. */
  private static boolean writable(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.isWritable(path);
    }
    Set<PosixFilePermission> permissions = EnumSet.copyOf(WRITE);
    permissions.retainAll(Files.getPosixFilePermissions(path, new LinkOption[0]));
    return !permissions.isEmpty() && Files.isWritable(path);
  }

  private static OutputStream packed(Path path, OutputStream raw) throws IOException {
    OutputStream buffered = new BufferedOutputStream(raw, BUFFER);
    return String.valueOf(path.getFileName()).endsWith(".gz")
        ? new GZIPOutputStream(buffered, BUFFER)
        : buffered;
  }

  /** So that the new name outlives a loss of power; not every file system can. */
  private static void syncDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return; // Windows has no such thing, and the file itself is synced
    }
  }

  private static String reason(FileSystemException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }
}
