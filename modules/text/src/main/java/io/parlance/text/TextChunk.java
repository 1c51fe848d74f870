package io.parlance.text;

import org.jspecify.annotations.Nullable;

/** A piece of one source, as the reader cut it, and what a worker made of it. */
final class TextChunk {
  /** Bytes of text in a full chunk. */
  static final int SIZE = 1 << 18;

  final byte[] bytes = new byte[SIZE];
  final ChunkTokens tokens = new ChunkTokens();
  final Utf8 utf8 = new Utf8();

  /** Place in the order of all chunks. */
  long sequence;

  int length;

  /** Where the first byte stands in the (unpacked) text of the source. */
  long textOffset;

  boolean startsMidLine;
  boolean endsSource;

  /** The source, to name it, and its report once it has ended. */
  @Nullable SourceText source;

  @Nullable SourceReport report;

  /** Bytes of all sources as stored up to here. */
  long storedBytes;

  /** Broken sequences that were found while the text was made UTF-8. */
  long brokenBefore;

  long lines;

  /** Why the chunk could not be read or split. */
  @Nullable Throwable failure;

  /** Splits the text into tokens; called by the worker that holds the chunk. */
  void tokenize(Utf8Tokenizer tokenizer) {
    tokens.clear();
    lines = 0;
    utf8.check(bytes, 0, length);
    byte[] text = bytes;
    int to = length;
    if (utf8.brokenSequences() > 0) {
      utf8.repair(bytes, 0, length);
      text = utf8.repaired();
      to = utf8.repairedLength();
    }
    boolean midLine = startsMidLine;
    int from = 0;
    while (from < to) {
      int end = from;
      while (end < to && text[end] != '\n') {
        end++;
      }
      tokenizer.tokenize(text, from, end, tokens);
      if (end < to) {
        boolean blank = !midLine && isBlank(text, from, end);
        tokens.boundary(blank ? Boundary.PARAGRAPH : Boundary.LINE);
        lines++;
      }
      midLine = end == to;
      from = end + 1;
    }
    if (endsSource) {
      tokens.boundary(Boundary.FILE);
      if (length > 0 ? midLine : startsMidLine) {
        lines++;
      }
    }
  }

  private static boolean isBlank(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!SafeCut.isSpace(text[i])) {
        return false;
      }
    }
    return true;
  }
}
