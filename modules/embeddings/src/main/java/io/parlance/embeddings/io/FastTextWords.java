package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The entries of words and labels in fastText's {@code .bin}, in order: see {@link FastTextReader}.
 */
final class FastTextWords {
  private static final int LONGEST_WORD = 1 << 16;
  private static final int LEAST_ENTRY = 2 + Long.BYTES; // of a word: a byte, zero, count, type

  private final ByteInput in;
  private final FastTextHeader header;
  private final long entries;
  private int entry = -1;
  private long start;
  private int length;
  private long count;

  /**
   * @throws ModelFormatException if as many entries as the header promises cannot follow
   */
  FastTextWords(ByteInput in, FastTextHeader header) throws IOException {
    this.in = in;
    this.header = header;
    this.entries = (long) header.words() + header.labels();
    long left = in.mostBytesLeft(entries * LEAST_ENTRY);
    if (entries * LEAST_ENTRY > left) {
      throw in.damaged(
          Symptom.HEADER,
          in.offset(),
          String.format(
              Locale.ROOT, "%d words are promised, but at most %d bytes follow", entries, left));
    }
  }

  /**
   * Goes to the next entry; false behind the last.
   *
   * @throws ModelFormatException if there is none, or a broken one, after which nothing is readable
   */
  boolean next() throws IOException {
    if (entry >= 0) {
      in.skip(length + LEAST_ENTRY);
    }
    entry++;
    if (entry == entries) {
      return false;
    }
    start = in.offset();
    length = wordLength();
    int found = in.fill(length + LEAST_ENTRY);
    if (found < length + LEAST_ENTRY) {
      throw in.damaged(Symptom.CUT_OFF, in.offset() + found, "the file ends within word " + entry);
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(in.array(), in.position() + length + 1, Long.BYTES + 1)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    count = bytes.getLong();
    int type = bytes.get();
    if (type != (isWord() ? 0 : 1) || count < 0) {
      throw in.damaged(
          Symptom.ROW,
          start + length + 1,
          String.format(
              Locale.ROOT,
              "word %d has the count %d and the type %d, expected %s",
              entry,
              count,
              type,
              isWord() ? "0: a word" : "1: a label"));
    }
    return true;
  }

  private int wordLength() throws IOException {
    OptionalInt length = in.lengthTo((byte) 0, LONGEST_WORD);
    if (length.isPresent()) {
      return length.getAsInt();
    }
    int found = in.fill(1);
    if (found > LONGEST_WORD) {
      throw in.damaged(
          Symptom.ROW,
          in.offset(),
          "expected word " + entry + ", found no end of it in " + found + " bytes");
    }
    throw in.damaged(Symptom.CUT_OFF, in.offset() + found, "the file ends within word " + entry);
  }

  /** Whether the entry is a word, not a label. */
  boolean isWord() {
    return entry < header.words();
  }

  /** The number of the entry, from 0. */
  int entry() {
    return entry;
  }

  /** Where the entry starts in the file. */
  long start() {
    return start;
  }

  /** Where the word starts in the input's array. */
  int from() {
    return in.position();
  }

  int to() {
    return in.position() + length;
  }

  long count() {
    return count;
  }
}
