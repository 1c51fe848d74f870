package io.parlance.seq2seq.decoding;

import java.util.List;

/**
 * Where the decoder looked for each word of a reply: a row a word, a column a position of the
 * question, rows sum to 1. Without attention, or for an empty question, there are no columns.
 */
public final class AttentionWeights {
  private final int positions;
  private final float[][] rows; // (words, positions)

  AttentionWeights(int positions, List<float[]> rows) {
    this.positions = positions;
    this.rows = rows.toArray(float[][]::new);
  }

  /** Words of the reply. */
  public int words() {
    return rows.length;
  }

  /** Positions of the question. */
  public int positions() {
    return positions;
  }

  /** The weight that word {@code word} gave to a position. */
  public float weight(int word, int position) {
    return rows[word][position];
  }
}
