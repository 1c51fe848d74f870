package io.parlance.embeddings.io;

import java.io.IOException;

/**
 * The rows of a file, a word and its vector each, in order. A reader takes the first complaint for
 * the end; who looks for all of them asks {@link #goesOn} and calls again.
 */
sealed interface RowSource permits BinaryRows, PairRows, TextRows {

  /**
   * Goes to the next row.
   *
   * @return false behind the last
   * @throws ModelFormatException if there is none, or one that is broken
   */
  boolean next() throws IOException;

  /** Whether {@link #next} can find further rows after it complained. */
  boolean goesOn();

  /** The array in which the word stands; valid until the next call of {@link #next}. */
  byte[] array();

  /** Where the word starts in {@link #array}. */
  int from();

  /** Where it ends. */
  int to();

  /** The numbers, which the next row replaces. */
  float[] vector();

  /** Where the row stands. */
  Place place();
}
