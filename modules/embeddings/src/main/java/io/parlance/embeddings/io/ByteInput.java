package io.parlance.embeddings.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of one file in order, unpacked where it is gzipped, through a buffer that callers read
 * in place: {@link #array()} from {@link #position()} on.
 */
final class ByteInput implements Closeable {
  private static final int BUFFER = 1 << 17; // stays in the second-level cache
  private static final int LARGEST_BUFFER = 1 << 30;
  private static final long DEFLATE_MOST = 1032; // no deflate stream unpacks to more a byte
  private static final long USUAL_RATIO = 8; // vectors are packed to no less than a third

  private final Path path;
  private final InputStream in;
  private final boolean gzipped;
  private final long fileBytes;
  private byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long base; // the offset of buffer[0] in the unpacked bytes
  private boolean ended;
  private long unpackedBytes = -1; // of a gzipped file, once counted

  private ByteInput(Path path, InputStream in, boolean gzipped, long fileBytes) {
    this.path = path;
    this.in = in;
    this.gzipped = gzipped;
    this.fileBytes = fileBytes;
  }

  static ByteInput open(Path path) throws IOException {
    return open(path, "a file of word vectors");
  }

  /** Opens a file; a message says what was expected. */
  static ByteInput open(Path path, String expected) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + ": is a directory, expected " + expected);
    }
    InputStream raw;
    try {
      raw = Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(path + ": no such file");
    }
    try {
      long bytes = Files.size(path);
      ByteInput plain = new ByteInput(path, raw, false, bytes);
      if (plain.fill(2) < 2 || plain.buffer[0] != 0x1f || plain.buffer[1] != (byte) 0x8b) {
        return plain;
      }
      raw.close();
      raw = Files.newInputStream(path);
      return new ByteInput(path, unpacked(path, raw), true, bytes);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream unpacked(Path path, InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, BUFFER);
    } catch (EOFException | ZipException e) {
      throw new ModelFormatException(
          new Finding(
              path, Symptom.HEADER, new Place.Whole(), "a damaged gzip file: its header is broken"),
          e);
    }
  }

  Path path() {
    return path;
  }

  boolean gzipped() {
    return gzipped;
  }

  /** The size of the file as it lies on the disk. */
  long fileBytes() {
    return fileBytes;
  }

  /**
   * How many bytes can follow at most, whatever a header says.
   *
   * @param promised how many it says: more than is usual of a gzipped file, and the file is
   *     unpacked to count them
   */
  long mostBytesLeft(long promised) throws IOException {
    long most = fileBytes;
    if (gzipped) {
      most = Math.multiplyExact(fileBytes, DEFLATE_MOST);
      if (promised > USUAL_RATIO * fileBytes && promised <= most - offset()) {
        if (unpackedBytes < 0) {
          unpackedBytes = count(path);
        }
        most = unpackedBytes;
      }
    }
    return Math.max(0, most - offset());
  }

  /** How many bytes a gzipped file unpacks to; of a damaged one, to the damage. */
  private static long count(Path path) throws IOException {
    try (ByteInput in = open(path)) {
      try {
        for (int n = in.fill(1); n > 0; n = in.fill(1)) {
          in.skip(n);
        }
      } catch (ModelFormatException e) {
        return in.offset(); // the reading itself will meet it
      }
      return in.offset();
    }
  }

  /** The buffer; its bytes from {@link #position()} on are the next {@link #fill} promised. */
  byte[] array() {
    return buffer;
  }

  int position() {
    return position;
  }

  /** The offset of the next byte in the (unpacked) file. */
  long offset() {
    return base + position;
  }

  /**
   * Sees to it that {@code wanted} bytes lie in the buffer.
   *
   * @return how many lie there: fewer than wanted only at the end of the file
   */
  int fill(int wanted) throws IOException {
    if (limit - position >= wanted || ended) {
      return limit - position;
    }
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      base += position;
      limit -= position;
      position = 0;
    }
    if (wanted > buffer.length) {
      int larger = (int) Math.min(LARGEST_BUFFER, Math.max(wanted, 2L * buffer.length));
      buffer = Arrays.copyOf(buffer, larger);
    }
    while (limit < wanted && !ended) {
      int read = read();
      ended = read < 0;
      limit += Math.max(0, read);
    }
    return limit - position;
  }

  private int read() throws IOException {
    try {
      return in.read(buffer, limit, buffer.length - limit);
    } catch (EOFException | ZipException e) {
      throw new ModelFormatException(
          new Finding(
              path, Symptom.CUT_OFF, place(base + limit), "the gzip file is damaged or cut off"),
          e);
    }
  }

  /**
   * How many bytes come before the next byte {@code end}, which {@link #fill} has promised with
   * them; empty if more than {@code most} bytes without one lie in the buffer then, or fewer and
   * the file ends.
   */
  OptionalInt lengthTo(byte end, int most) throws IOException {
    int found = 0;
    for (int available = fill(1); ; ) {
      while (found < available && buffer[position + found] != end) {
        found++;
      }
      if (found < available) {
        return OptionalInt.of(found);
      }
      if (found > most) {
        return OptionalInt.empty();
      }
      int more = fill(available + 1);
      if (more == available) {
        return OptionalInt.empty();
      }
      available = more;
    }
  }

  /** Steps over {@code bytes} bytes that {@link #fill} promised. */
  void skip(int bytes) {
    position += bytes;
  }

  /** The place of the byte at {@code offset}. */
  Place place(long offset) {
    return new Place.Offset(offset, gzipped);
  }

  /** A complaint about the byte at {@code offset}. */
  ModelFormatException damaged(Symptom symptom, long offset, String complaint) {
    return damaged(symptom, place(offset), complaint);
  }

  /** A complaint about a place. */
  ModelFormatException damaged(Symptom symptom, Place place, String complaint) {
    return new ModelFormatException(new Finding(path, symptom, place, complaint), null);
  }

  /** A complaint about what the byte at {@code offset} says. */
  ModelFormatException damaged(long offset, String complaint) {
    return damaged(Symptom.CONTENT, offset, complaint);
  }

  /** A complaint about the file as a whole. */
  ModelFormatException damaged(String complaint) {
    return damaged(Symptom.CONTENT, new Place.Whole(), complaint);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
