package io.parlance.trainers.glove;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A temporary file that many threads append to and read. On POSIX systems it has no name any more
 * once it is open, on others it goes when it is closed: a killed process leaves nothing behind.
 */
final class ScratchFile implements Closeable {
  private final Path directory;
  private final FileChannel channel;
  private final AtomicLong size = new AtomicLong();

  ScratchFile(Path directory) throws IOException {
    this.directory = directory;
    try {
      channel =
          FileChannel.open(
              directory.resolve("parlance-" + UUID.randomUUID() + ".cells"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw failure("cannot make", e);
    }
  }

  /** Appends what remains in the buffer, and returns where it stands. */
  long append(ByteBuffer bytes) throws IOException {
    long position = size.getAndAdd(bytes.remaining());
    long at = position;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw failure("cannot write", e);
    }
    return position;
  }

  private IOException failure(String what, IOException e) {
    String reason =
        e instanceof NoSuchFileException ? "no such folder" : String.valueOf(e.getMessage());
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s a temporary file in %s (%s); name another folder in TMPDIR, or give more --memory",
            what,
            directory,
            reason),
        e);
  }

  /** Fills what remains of the buffer from {@code position} on. */
  void read(long position, ByteBuffer into) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new IOException("the temporary file in " + directory + " was cut short");
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
