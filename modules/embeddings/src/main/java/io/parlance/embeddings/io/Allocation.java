package io.parlance.embeddings.io;

import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.util.Locale;

/** Matrices of the size that a file announces, or a clear refusal. */
final class Allocation {
  private Allocation() {}

  /**
   * A zero matrix for a file that has been held against its size already.
   *
   * @throws ModelFormatException if the heap cannot hold it
   */
  static RowMatrix matrix(ByteInput in, int rows, int dimension) throws IOException {
    long bytes = (long) rows * dimension * Float.BYTES;
    if (bytes < Runtime.getRuntime().maxMemory()) {
      try {
        return RowMatrix.dense(rows, dimension);
      } catch (OutOfMemoryError e) {
        throw tooLarge(in, rows, dimension, bytes);
      }
    }
    throw tooLarge(in, rows, dimension, bytes);
  }

  /** As above, for a part of a model, of sizes that may be anything. */
  static RowMatrix matrix(ByteInput in, long rows, long dimension) throws IOException {
    if (rows > Integer.MAX_VALUE - 1 || dimension < 1 || dimension > Integer.MAX_VALUE - 8) {
      throw in.damaged("a part of " + rows + " x " + dimension + " numbers, which cannot be held");
    }
    return matrix(in, (int) rows, (int) dimension);
  }

  /**
   * A length that an array may have.
   *
   * @throws ModelFormatException if none may
   */
  static int length(ByteInput in, long elements, int width) throws IOException {
    if (elements > Integer.MAX_VALUE - 8 || elements * width > Runtime.getRuntime().maxMemory()) {
      throw in.damaged("a part of " + elements + " numbers, more than the heap holds");
    }
    return (int) elements;
  }

  private static ModelFormatException tooLarge(ByteInput in, int rows, int dimension, long bytes) {
    return in.damaged(
        String.format(
            Locale.ROOT,
            "%d vectors of %d numbers need %d MB of heap, which has at most %d MB; give it more",
            rows,
            dimension,
            bytes >> 20,
            Runtime.getRuntime().maxMemory() >> 20));
  }
}
