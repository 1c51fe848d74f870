package io.parlance.embeddings.io;

import java.util.List;

/**
 * A tensor as a safetensors header announces it.
 *
 * @param dtype {@code F32}, {@code I64}, {@code U8}, …
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
record TensorEntry(String name, String dtype, List<Long> shape, long begin, long end) {
  long bytes() {
    return end - begin;
  }

  /** The number of elements by the shape; -1 where it is negative or does not fit a long. */
  long elements() {
    long product = 1;
    for (long extent : shape) {
      if (extent < 0 || (extent > 0 && product > Long.MAX_VALUE / extent)) {
        return -1;
      }
      product *= extent;
    }
    return product;
  }
}
