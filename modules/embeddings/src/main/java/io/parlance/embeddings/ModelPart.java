package io.parlance.embeddings;

import io.parlance.tensor.RowMatrix;

/**
 * A tensor that a model keeps beside its vectors, by name: document vectors, topics, n-grams.
 * Whoever made it knows what it means. Its contents must not be changed.
 */
public sealed interface ModelPart {

  /**
   * Whether a part may have this name: of lower-case letters, dots and dashes, and none that the
   * model file uses itself.
   */
  static boolean isName(String name) {
    return name.matches("[a-z]+([.-][a-z]+)*") && !name.matches("vectors|vocabulary[.].*");
  }

  /** Floats of shape (rows, dimension). */
  record Floats(RowMatrix matrix) implements ModelPart {}

  /** Whole numbers. */
  @SuppressWarnings("ArrayRecordComponent") // a part is its array, never compared
  record Longs(long[] values) implements ModelPart {}

  /** Bytes, as UTF-8 text. */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] values) implements ModelPart {}
}
