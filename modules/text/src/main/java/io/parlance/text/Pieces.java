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
    int stretch = from; // start of ASCII not yet given
    int pieceStart = from; // after the last white space
    int i = from;
    while (i < to) {
      byte b = text[i];
      if (b >= 0) {
        i++;
        if (b <= ' ' && SafeCut.isSpace(b)) {
          pieceStart = i;
        }
        continue;
      }
      while (i < to && !SafeCut.isSpace(text[i])) {
        i++;
      }
      if (pieceStart > stretch) {
        ascii.of(stretch, pieceStart);
      }
      other.of(pieceStart, i);
      stretch = i;
      pieceStart = i;
    }
    if (to > stretch) {
      ascii.of(stretch, to);
    }
  }
}
