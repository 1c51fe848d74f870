package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Rows of word2vec's binary: a word's bytes, a space and the vector as little-endian float32s, with
 * a newline after each (word2vec.c) or after none (gensim).
 */
final class BinaryRows implements RowSource {
  private static final int LONGEST_WORD = 1 << 16;

  private final ByteInput in;
  private final long promised;
  private final float[] vector;
  private long row = -1;
  private long start;
  private int length; // of the word
  private boolean newlines; // after the first vector, so after all
  private boolean ended;

  /**
   * @param in which stands before the first row
   * @param promised how many rows follow
   */
  BinaryRows(ByteInput in, long promised, int dimension) {
    this.in = in;
    this.promised = promised;
    this.vector = new float[dimension];
  }

  @Override
  public boolean next() throws IOException {
    if (ended) {
      return false;
    }
    ended = true; // unless a row is found
    if (row >= 0) {
      leave();
    }
    row++;
    if (row == promised) {
      if (in.fill(1) > 0) {
        throw in.damaged(
            Symptom.TRAILING,
            in.offset(),
            "the file goes on after the " + promised + " words promised");
      }
      return false;
    }
    start = in.offset();
    length = wordLength();
    int bytes = vector.length * Float.BYTES;
    if (in.fill(length + 1 + bytes) < length + 1 + bytes) {
      throw in.damaged(
          Symptom.CUT_OFF,
          start + length + 1,
          String.format(
              Locale.ROOT,
              "the file ends within the vector of word %d of the %d that its header promises",
              row,
              promised));
    }
    ended = false;
    ByteBuffer.wrap(in.array(), in.position() + length + 1, bytes)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(vector);
    if (length == 0) {
      throw in.damaged(Symptom.ROW, start, "word " + row + " is empty");
    }
    checkFinite();
    return true;
  }

  /** Steps over the row at hand, and the newline behind it. */
  private void leave() throws IOException {
    in.skip(length + 1 + vector.length * Float.BYTES);
    boolean newline = in.fill(1) > 0 && in.array()[in.position()] == '\n';
    if (newline) {
      in.skip(1);
    }
    if (row == 0) {
      newlines = newline;
    } else if (newline != newlines && in.fill(1) > 0) {
      throw in.damaged(
          Symptom.ROW,
          in.offset(),
          String.format(
              Locale.ROOT,
              "%s newline after the vector of word %d, unlike after those before: bytes are lost or"
                  + " too many",
              newline ? "a" : "no",
              row));
    }
  }

  private int wordLength() throws IOException {
    OptionalInt length = in.lengthTo((byte) ' ', LONGEST_WORD);
    if (length.isPresent()) {
      return length.getAsInt();
    }
    int found = in.fill(1);
    if (found > LONGEST_WORD) {
      throw in.damaged(
          Symptom.ROW,
          in.offset(),
          "expected word " + row + ", found no space in " + LONGEST_WORD + " bytes");
    }
    throw in.damaged(
        Symptom.CUT_OFF,
        in.offset() + found,
        String.format(
            Locale.ROOT,
            "the file ends after %d words, but its header promises %d",
            row,
            promised));
  }

  private void checkFinite() throws IOException {
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw in.damaged(
            Symptom.NOT_FINITE,
            start + length + 1 + (long) i * Float.BYTES,
            "the vector of word " + row + " holds " + vector[i] + ", expected finite numbers");
      }
    }
  }

  @Override
  public boolean goesOn() {
    return !ended;
  }

  @Override
  public byte[] array() {
    return in.array();
  }

  @Override
  public int from() {
    return in.position();
  }

  @Override
  public int to() {
    return in.position() + length;
  }

  @Override
  public float[] vector() {
    return vector;
  }

  @Override
  public Place place() {
    return in.place(start);
  }
}
