package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Reads word2vec's binary: a line {@code size dimension}, then for each word its bytes, a space and
 * the vector as little-endian float32s, with a newline after it (word2vec.c) or without (gensim).
 */
final class BinaryReader {
  private static final int LONGEST_WORD = 1 << 16;

  private final ByteInput in;
  private final Shape shape;

  private BinaryReader(ByteInput in, Shape shape) {
    this.in = in;
    this.shape = shape;
  }

  static Loaded read(ByteInput in) throws IOException {
    LineInput header = TextReader.headerLine(in);
    Shape shape = Shape.ofHeader(header, in, Float.BYTES);
    header.leave();
    return new BinaryReader(in, shape).rows();
  }

  private Loaded rows() throws IOException {
    ForeignRows rows =
        new ForeignRows(in, EmbeddingsFormat.WORD2VEC_BINARY, shape.size(), shape.dimension());
    float[] row = new float[shape.dimension()];
    for (int i = 0; i < shape.size(); i++) {
      passNewline();
      long start = in.offset();
      int length = wordLength(i);
      if (length == 0) {
        throw in.damaged(start, "word " + i + " is empty");
      }
      int bytes = shape.dimension() * Float.BYTES;
      if (in.fill(length + 1 + bytes) < length + 1 + bytes) {
        throw in.damaged(
            start + length + 1,
            String.format(
                Locale.ROOT,
                "the file ends within the vector of word %d of the %d that its header promises",
                i,
                shape.size()));
      }
      int at = in.position() + length + 1;
      ByteBuffer.wrap(in.array(), at, bytes)
          .slice()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(row);
      checkFinite(row, i, start + length + 1);
      OptionalInt target = rows.row(in.array(), in.position(), in.position() + length);
      if (target.isPresent()) {
        rows.matrix().setRow(target.getAsInt(), row, 0);
      }
      in.skip(length + 1 + bytes);
    }
    passNewline();
    if (in.fill(1) > 0) {
      throw in.damaged(
          in.offset(), "the file goes on after the " + shape.size() + " words promised");
    }
    return rows.finish();
  }

  private void passNewline() throws IOException {
    if (in.fill(1) > 0 && in.array()[in.position()] == '\n') {
      in.skip(1);
    }
  }

  private int wordLength(int word) throws IOException {
    int length = 0;
    for (int available = in.fill(1); ; ) {
      while (length < available && in.array()[in.position() + length] != ' ') {
        length++;
      }
      if (length < available) {
        return length;
      }
      if (length > LONGEST_WORD) {
        throw in.damaged(
            in.offset(),
            "expected word " + word + ", found no space in " + LONGEST_WORD + " bytes");
      }
      int more = in.fill(available + 1);
      if (more == available) {
        throw in.damaged(
            in.offset() + available,
            String.format(
                Locale.ROOT,
                "the file ends after %d words, but its header promises %d",
                word,
                shape.size()));
      }
      available = more;
    }
  }

  private void checkFinite(float[] row, int word, long offset) throws IOException {
    for (int i = 0; i < row.length; i++) {
      if (!Float.isFinite(row[i])) {
        throw in.damaged(
            offset + (long) i * Float.BYTES,
            "the vector of word " + word + " holds " + row[i] + ", expected finite numbers");
      }
    }
  }
}
