package io.parlance.text;

/**
 * What ends a sentence of an encoded corpus, from weak to strong.
 *
 * <p>A document of {@code --document line} ends at {@link #LINE} or stronger, one of {@code
 * paragraph} at {@link #PARAGRAPH} or stronger, one of {@code file} at {@link #FILE}.
 */
public enum Boundary {
  /** Nothing: the sentence was cut at {@link EncodedCorpus#MAX_SENTENCE} ids and goes on. */
  NONE,
  /** The end of a line. */
  LINE,
  /** A blank line. */
  PARAGRAPH,
  /** The end of a source. */
  FILE;

  /** How the boundary stands in a stream of ids: a negative number. */
  int marker() {
    return switch (this) {
      case NONE -> -1;
      case LINE -> -2;
      case PARAGRAPH -> -3;
      case FILE -> -4;
    };
  }

  static Boundary ofMarker(int marker) {
    return switch (marker) {
      case -2 -> LINE;
      case -3 -> PARAGRAPH;
      case -4 -> FILE;
      default -> NONE;
    };
  }

  Boundary strongest(Boundary other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
