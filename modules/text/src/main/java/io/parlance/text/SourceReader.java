package io.parlance.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * The text of one source as characters: unpacked, without byte order mark, from whatever encoding.
 * Broken sequences are U+FFFD, and counted.
 */
public final class SourceReader extends Reader {
  private static final int SIZE = 1 << 16;

  private final SourceText source;
  private final TextQuality quality = new TextQuality();
  private final Utf8 utf8 = new Utf8();
  private final byte[] bytes = new byte[SIZE];
  private int carried; // bytes of a character that is not complete yet, at the start of `bytes`
  private char[] chars = new char[SIZE];
  private int next;
  private int end;
  private long offset;
  private long brokenSequences;
  private long transcoded; // those of them that the source has replaced
  private boolean ended;

  /**
   * Opens a source.
   *
   * @param source what to read
   * @param charset its encoding, where it has no byte order mark
   * @throws CorpusException if it cannot be read
   */
  public SourceReader(CorpusSource source, Charset charset) throws IOException {
    this.source = new SourceText(source, charset);
  }

  /**
   * Reads on.
   *
   * @throws CorpusException if the source cannot be read, is damaged, or is no text of its encoding
   */
  @Override
  public int read(char[] into, int from, int length) throws IOException {
    while (next == end) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int part = Math.min(length, end - next);
    System.arraycopy(chars, next, into, from, part);
    next += part;
    return part;
  }

  private void fill() throws IOException {
    int filled = source.read(bytes, carried, bytes.length);
    ended = filled < bytes.length;
    int length = ended ? filled : SafeCut.betweenCharacters(bytes, filled);
    utf8.check(bytes, 0, length);
    long replaced = source.brokenSequences() - transcoded;
    quality.add(source, utf8, length, offset, replaced);
    transcoded += replaced;
    brokenSequences += replaced + utf8.brokenSequences();
    if (utf8.brokenSequences() > 0) {
      utf8.repair(bytes, 0, length);
      chars = Utf8Buffer.atLeast(chars, utf8.repairedLength());
      end = Utf8Buffer.decode(utf8.repaired(), 0, utf8.repairedLength(), chars);
    } else {
      end = Utf8Buffer.decode(bytes, 0, length, chars);
    }
    next = 0;
    offset += length;
    carried = filled - length;
    System.arraycopy(bytes, length, bytes, 0, carried);
  }

  /** The name of the source. */
  public String name() {
    return source.name();
  }

  /** Broken byte sequences so far, each replaced by U+FFFD. */
  public long brokenSequences() {
    return brokenSequences;
  }

  /** Size and digest of all of the source, which is read to its end. */
  public SourceReport report() throws IOException {
    return source.report();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
