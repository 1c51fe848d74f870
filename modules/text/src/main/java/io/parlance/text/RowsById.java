package io.parlance.text;

/**
 * Finds the row of a provisional id: the rank of the id among the living ones. A bit for each id
 * ever given, and an int for 64 of them: small even where most ids are dead.
 */
final class RowsById {
  private final long[] living;
  private final int[] before; // living ids before each long

  private RowsById(long[] living, int[] before) {
    this.living = living;
    this.before = before;
  }

  static RowsById of(Words words) {
    long[] living = new long[(words.issuedIds() >>> 6) + 1];
    for (int row = 0; row < words.rows(); row++) {
      living[words.id(row) >>> 6] |= 1L << words.id(row);
    }
    int[] before = new int[living.length];
    for (int i = 1; i < living.length; i++) {
      before[i] = before[i - 1] + Long.bitCount(living[i - 1]);
    }
    return new RowsById(living, before);
  }

  /** The row, or -1 if the word was forgotten. */
  int row(int id) {
    long bits = living[id >>> 6] >>> id; // the id's own bit is now the lowest
    if ((bits & 1) == 0) {
      return -1;
    }
    return before[id >>> 6] + Long.bitCount(living[id >>> 6] & (1L << id) - 1);
  }
}
