package io.parlance.text;

/** Tells stretches of ASCII from pieces between white space that hold anything else. */
final class Pieces {
  private Pieces() {}

  @FunctionalInterface
  interface Piece {
    void of(int from, int to);
  }

  /**
   * Gives {@code text[from … to)} in order, as stretches of ASCII and as pieces, bounded by ASCII
   * white space, that hold other characters.
   */
  static void split(byte[] text, int from, int to, Piece ascii, Piece other) {
    int stretch = from; // start of what was not yet given
    while (stretch < to) {
      int pieceStart = stretch; // after the last white space
      int i = stretch;
      while (i < to && text[i] >= 0) {
        if (SafeCut.isSpace(text[i++])) {
          pieceStart = i;
        }
      }
      int asciiEnd = i == to ? to : pieceStart;
      if (asciiEnd > stretch) {
        ascii.of(stretch, asciiEnd);
      }
      while (i < to && !SafeCut.isSpace(text[i])) {
        i++;
      }
      if (i > asciiEnd) {
        other.of(asciiEnd, i);
      }
      stretch = i;
    }
  }
}
