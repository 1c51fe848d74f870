package io.parlance.embeddings.io;

import java.io.IOException;
import java.util.Locale;

/**
 * The sizes of a file of rows.
 *
 * @param header whether the file's first line says them
 */
record Shape(int size, int dimension, boolean header) {

  /** Reads the line {@code size dimension} and believes it only if that much can follow. */
  static Shape ofHeader(LineInput lines, ByteInput in, int bytesANumber) throws IOException {
    if (!lines.next()) {
      throw in.damaged("the file is empty");
    }
    Fields fields = new Fields(lines.array(), lines.from(), lines.to());
    long size = fields.next() ? fields.integer() : -1;
    long dimension = fields.next() ? fields.integer() : -1;
    if (size < 0 || dimension < 0 || fields.next()) {
      throw lines.damaged("expected the header \"size dimension\", two whole numbers");
    }
    if (size == 0 || dimension == 0) {
      throw lines.damaged("the header says " + size + " words of " + dimension + " numbers: none");
    }
    long left = in.mostBytesLeft();
    if (size > Integer.MAX_VALUE - 8
        || dimension > left
        || size > left / (dimension * bytesANumber)) {
      throw lines.damaged(
          String.format(
              Locale.ROOT,
              "the header promises %d words of %d numbers, but at most %d bytes follow",
              size,
              dimension,
              left));
    }
    return new Shape((int) size, (int) dimension, true);
  }
}
