package io.parlance.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Ids in a temporary file. On POSIX systems the file has no name any more once it is open, on
 * others it goes when it is closed: a killed process leaves nothing behind.
 */
final class FileIds implements IdStore {
  private final Path directory;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long size;

  FileIds(Path directory) throws CorpusException {
    this.directory = directory;
    if (!Files.isDirectory(directory)) {
      throw new CorpusException(
          "temporary directory " + directory + " does not exist or is no directory");
    }
    try {
      this.channel =
          FileChannel.open(
              directory.resolve("parlance-" + UUID.randomUUID() + ".ids"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new CorpusException(
          "cannot make a temporary file in "
              + directory
              + " ("
              + Sources.reason(e)
              + "); choose another temporary directory",
          e);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void write(long position, int[] ids, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(buffer.capacity() / Integer.BYTES, length - done);
      buffer.clear();
      buffer.asIntBuffer().put(ids, done, part);
      buffer.limit(part * Integer.BYTES);
      long at = (position + done) * Integer.BYTES;
      while (buffer.hasRemaining()) {
        at += channel.write(buffer, at);
      }
      done += part;
    }
    size = Math.max(size, position + length);
  }

  @Override
  public void read(long position, ByteBuffer into) throws IOException {
    into.clear();
    long end = size * Integer.BYTES;
    long at = position * Integer.BYTES;
    into.limit((int) Math.max(0, Math.min(into.capacity(), end - at)));
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new CorpusException("the temporary file in " + directory + " was cut short");
      }
      at += read;
    }
    into.flip();
  }

  @Override
  public void truncate(long newSize) throws IOException {
    size = Math.min(size, newSize);
    channel.truncate(size * Integer.BYTES);
  }

  @Override
  public long heapBytes() {
    return 0; // its buffer lies outside the heap
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
