package io.parlance.embeddings.io;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The sizes of a file of rows.
 *
 * @param header whether the file's first line says them
 */
record Shape(int size, int dimension, boolean header) {
  static final int LONGEST_VECTOR = 1 << 24;

  /** What the line {@code size dimension} promises; 1 or more of each. */
  record Promise(long size, long dimension) {

    static Promise read(LineInput lines, ByteInput in) throws IOException {
      if (!lines.next()) {
        throw in.damaged("the file is empty");
      }
      Fields fields = new Fields(lines.array(), lines.from(), lines.to());
      long size = fields.next() ? fields.integer() : -1;
      long dimension = fields.next() ? fields.integer() : -1;
      if (size < 0 || dimension < 0 || fields.next()) {
        throw lines.damaged(
            Symptom.HEADER, "expected the header \"size dimension\", two whole numbers");
      }
      if (size == 0 || dimension == 0) {
        throw lines.damaged(
            Symptom.HEADER,
            "the header says " + size + " words of " + dimension + " numbers: none");
      }
      return new Promise(size, dimension);
    }

    /** The sizes, if that much can follow. */
    Shape kept(LineInput lines, ByteInput in, int bytesANumber) throws IOException {
      long row = dimension * bytesANumber;
      long left = in.mostBytesLeft(row > Long.MAX_VALUE / size ? Long.MAX_VALUE : size * row);
      if (size > Integer.MAX_VALUE - 8 || dimension > left || size > left / row) {
        throw lines.damaged(
            Symptom.HEADER,
            String.format(
                Locale.ROOT,
                "the header promises %d words of %d numbers, but at most %d bytes follow",
                size,
                dimension,
                left));
      }
      if (dimension > LONGEST_VECTOR) {
        throw lines.damaged(
            Symptom.HEADER,
            "the header promises vectors of "
                + dimension
                + " numbers, expected at most "
                + LONGEST_VECTOR);
      }
      return new Shape((int) size, (int) dimension, true);
    }
  }

  /** Reads the line {@code size dimension} and believes it only if that much can follow. */
  static Shape ofHeader(LineInput lines, ByteInput in, int bytesANumber) throws IOException {
    return Promise.read(lines, in).kept(lines, in, bytesANumber);
  }

  /** How many rows the header promises, where there is one. */
  OptionalLong promised() {
    return header ? OptionalLong.of(size) : OptionalLong.empty();
  }
}
