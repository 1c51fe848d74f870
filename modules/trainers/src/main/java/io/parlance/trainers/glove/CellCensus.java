package io.parlance.trainers.glove;

import java.io.IOException;
import java.util.BitSet;

/**
 * How many cells the co-occurrence matrix has, and what its tiles would take, by the rows of some
 * blocks: words are dealt out to blocks by rank, so that each has its share of all kinds.
 */
final class CellCensus implements RowCounter.Row {
  /** One block of so many is counted. */
  private static final int SHARE = 8;

  private final Stripes stripes;
  private final BitSet columns; // blocks of columns in which a row has cells
  private long cells;
  private long groups;
  private double scale;

  private CellCensus(Stripes stripes) {
    this.stripes = stripes;
    this.columns = new BitSet(stripes.blocks());
  }

  /** Counts; where the crew is stopped meanwhile, what it returns is of no use. */
  static CellCensus of(Cooccurrences counts, Stripes stripes) throws IOException {
    CellCensus census = new CellCensus(stripes);
    RowCounter counter = counts.counter();
    int counted = 0;
    // from the middle of each portion on: the first blocks have the most frequent words
    for (int block = Math.min(SHARE, stripes.blocks()) / 2;
        block < stripes.blocks();
        block += SHARE) {
      counts.block(block, counter, census);
      counted++;
    }
    census.scale = (double) stripes.blocks() / counted;
    return census;
  }

  @Override
  public void cells(int word, int[] rowColumns, long[] sums, int n) {
    cells += n;
    columns.clear();
    for (int i = 0; i < n; i++) {
      columns.set(stripes.block(rowColumns[i]));
    }
    groups += columns.cardinality();
  }

  /** The cells of the whole matrix, about. */
  long cells() {
    return Math.round(cells * scale);
  }

  /** The bytes of all its tiles, about. */
  long bytes() {
    return Tiles.bytes(Math.round(groups * scale), cells(), stripes.blocks());
  }
}
