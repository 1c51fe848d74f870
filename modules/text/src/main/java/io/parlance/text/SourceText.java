package io.parlance.text;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of one source as UTF-8 bytes: unpacked, without byte order mark, from whatever encoding.
 * What is broken in UTF-8 stays broken here (who splits the text into words repairs it, on all
 * cores); what is broken in other encodings is U+FFFD already.
 */
final class SourceText implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final CorpusSource source;
  private final Digested stored;
  private final InputStream text;
  private final Charset charset;

  SourceText(CorpusSource source, Charset expected) throws IOException {
    this.source = source;
    this.stored = new Digested(source.open());
    try {
      InputStream plain = source.text(unpacked(new BufferedInputStream(stored, BUFFER)));
      BufferedInputStream marked = new BufferedInputStream(plain, BUFFER);
      this.charset = ByteOrderMark.skip(marked).orElse(source.charset().orElse(expected));
      this.text =
          charset.equals(StandardCharsets.UTF_8) ? marked : new Transcoding(marked, charset);
    } catch (IOException e) {
      stored.close();
      throw explained(e);
    }
  }

  private static InputStream unpacked(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    int first = bytes.read();
    int second = bytes.read();
    bytes.reset();
    return first == 0x1f && second == 0x8b ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  /** Fills {@code into[from … to)} as far as the text goes and returns the end. */
  int read(byte[] into, int from, int to) throws IOException {
    try {
      while (from < to) {
        int read = text.read(into, from, to - from);
        if (read < 0) {
          break;
        }
        from += read;
      }
      return from;
    } catch (IOException e) {
      throw explained(e);
    }
  }

  private IOException explained(IOException e) {
    if (e instanceof CorpusException) {
      return e;
    }
    if (e instanceof ZipException || e instanceof EOFException) {
      return new CorpusException(
          String.format(
              Locale.ROOT,
              "%s is a damaged gzip file: %s at about byte %,d; unpack it anew or leave it out",
              source.name(),
              e instanceof EOFException ? "it ends too early," : Sources.reason(e),
              stored.bytes),
          e);
    }
    return new CorpusException("cannot read " + source.name() + ": " + Sources.reason(e), e);
  }

  String name() {
    return source.name();
  }

  Charset charset() {
    return charset;
  }

  /** How many bytes of the source have been read, as stored. */
  long storedBytes() {
    return stored.bytes;
  }

  /** Broken sequences of an encoding other than UTF-8 so far. */
  long brokenSequences() {
    return text instanceof Transcoding transcoding ? transcoding.brokenSequences() : 0;
  }

  /** Reads what is left of the source, so that the digest is of all of it. */
  SourceReport report() throws IOException {
    try {
      byte[] rest = new byte[BUFFER];
      int read;
      do {
        read = stored.read(rest, 0, rest.length);
      } while (read >= 0);
    } catch (IOException e) {
      throw explained(e);
    }
    return new SourceReport(
        source.name(), stored.bytes, HexFormat.of().formatHex(stored.sha256.digest()));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Counts and digests the bytes that go through. */
  private static final class Digested extends FilterInputStream {
    private final MessageDigest sha256;
    private long bytes;

    Digested(InputStream in) {
      super(in);
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) {
        sha256.update(into, offset, read);
        bytes += read;
      }
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      byte[] skipped = new byte[(int) Math.min(n, BUFFER)];
      return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
