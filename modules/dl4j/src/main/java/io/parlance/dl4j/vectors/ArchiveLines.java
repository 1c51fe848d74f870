package io.parlance.dl4j.vectors;

import io.parlance.embeddings.io.ModelFormatException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The lines of one entry of a zip archive, checked against its checksum at the end. */
final class ArchiveLines implements Closeable {
  private static final long DEFLATE_MOST = 1032; // no deflate stream unpacks to more a byte

  private final Path path;
  private final ZipEntry entry;
  private final CheckedInputStream bytes;
  private final BufferedReader reader;
  private final StringBuilder text = new StringBuilder();
  private long line;

  ArchiveLines(Path path, ZipFile archive, ZipEntry entry) throws IOException {
    this.path = path;
    this.entry = entry;
    this.bytes =
        new CheckedInputStream(
            new BufferedInputStream(archive.getInputStream(entry), 1 << 16), new CRC32());
    this.reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  /** How many bytes the entry can have at most, whatever it claims. */
  long mostBytes() {
    return Math.min(
        entry.getSize(),
        Math.min(entry.getCompressedSize(), Long.MAX_VALUE / DEFLATE_MOST) * DEFLATE_MOST);
  }

  /**
   * Goes to the next line, of at most {@code longest} characters; false at the end.
   *
   * @throws ModelFormatException if the archive is damaged here, or the line is longer
   */
  boolean next(long longest) throws IOException {
    text.setLength(0);
    line++;
    try {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          return true;
        }
        if (text.length() >= longest) {
          throw damaged("a line of more than " + longest + " characters");
        }
        text.append((char) c);
      }
    } catch (ZipException | EOFException e) {
      throw new ModelFormatException(
          path + ": " + entry.getName() + ": line " + line + ": the archive is damaged or cut off",
          e);
    }
    if (bytes.getChecksum().getValue() != entry.getCrc()) {
      throw new ModelFormatException(
          path + ": " + entry.getName() + ": the archive is damaged: its checksum is another");
    }
    return !text.isEmpty();
  }

  /** The line, without its end. */
  String text() {
    int end = text.length();
    return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  ModelFormatException damaged(String complaint) {
    return new ModelFormatException(
        path + ": " + entry.getName() + ": line " + line + ": " + complaint);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
