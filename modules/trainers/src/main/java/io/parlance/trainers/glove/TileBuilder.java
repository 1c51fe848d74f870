package io.parlance.trainers.glove;

import io.parlance.tensor.CellTile;
import io.parlance.tensor.RandomBits;
import java.io.IOException;
import java.util.Arrays;

/**
 * Shuffles the rows of one block and deals their cells out to the block's tiles, so many rows at a
 * time: the whole matrix is never in one place. For one thread.
 *
 * <p>Rows come in random order and so do the cells of a row; those of a row that fall into one tile
 * stay together. Where a portion ends is decided by the matrix alone, so tiles do not depend on
 * memory or threads.
 */
final class TileBuilder implements RowCounter.Row {
  /** Cells after which a portion is dealt out. */
  static final int PORTION = 1 << 19;

  private final Stripes stripes;
  private final CountLogs logarithms;
  private final Tiles tiles;
  private int block;
  private RandomBits random = new RandomBits(0, 0);

  private int[] columns; // (cells)
  private float[] logs; // (cells)
  private int cells;
  private int[] words = new int[1 << 10]; // (rows)
  private int[] ends = new int[1 << 10]; // (rows) in columns and logs
  private int rows;

  TileBuilder(Stripes stripes, CountLogs logarithms, Tiles tiles) {
    this.stripes = stripes;
    this.logarithms = logarithms;
    this.tiles = tiles;
    columns = new int[PORTION + stripes.words()];
    logs = new float[columns.length];
  }

  /** The bytes of a builder at work. */
  static long bytes(int words) {
    return mostCells(words) * (2L * (Integer.BYTES + Float.BYTES));
  }

  /** Cells of a portion: before the last row there were fewer than {@link #PORTION}. */
  static long mostCells(int words) {
    return PORTION + (long) words;
  }

  /** Begins block {@code newBlock}; its random order follows from the seed. */
  void begin(int newBlock, long seed) {
    block = newBlock;
    random = new RandomBits(seed, newBlock);
  }

  @Override
  public void cells(int word, int[] rowColumns, long[] sums, int n) throws IOException {
    if (n == 0) {
      return;
    }
    int start = cells;
    for (int i = 0; i < n; i++) {
      int other = start + random.below(i + 1); // Fisher and Yates, inside out
      int at = start + i;
      columns[at] = columns[other];
      logs[at] = logs[other];
      columns[other] = rowColumns[i];
      logs[other] = logarithms.of(sums[rowColumns[i]]);
    }
    cells += n;
    if (rows == words.length) {
      words = Arrays.copyOf(words, 2 * rows);
      ends = Arrays.copyOf(ends, 2 * rows);
    }
    words[rows] = word;
    ends[rows++] = cells;
    if (cells >= PORTION) {
      finish();
    }
  }

  /** Deals out what is left of the block. */
  void finish() throws IOException {
    int mask = stripes.blocks() - 1;
    int[] cellCounts = new int[stripes.blocks()];
    int[] groupCounts = new int[stripes.blocks()];
    int[] latest = new int[stripes.blocks()]; // the row + 1 that was last seen in each tile
    for (int row = 0, i = 0; row < rows; row++) {
      for (; i < ends[row]; i++) {
        int tile = columns[i] & mask;
        cellCounts[tile]++;
        groupCounts[tile] += latest[tile] == row + 1 ? 0 : 1;
        latest[tile] = row + 1;
      }
    }
    CellTile[] pieces = new CellTile[stripes.blocks()];
    for (int tile = 0; tile < pieces.length; tile++) {
      pieces[tile] =
          new CellTile(
              new int[groupCounts[tile]], new short[cellCounts[tile]], new float[cellCounts[tile]]);
    }
    deal(pieces);
    for (int tile = 0; tile < pieces.length; tile++) {
      if (pieces[tile].cells() > 0) {
        tiles.add(block, tile, pieces[tile]);
      }
    }
    cells = 0;
    rows = 0;
  }

  private void deal(CellTile[] pieces) {
    int mask = stripes.blocks() - 1;
    int[] order = order();
    int[] filled = new int[pieces.length]; // cells
    int[] groups = new int[pieces.length];
    int[] inGroup = new int[pieces.length];
    int[] touched = new int[pieces.length + 1];
    for (int next = 0; next < rows; next++) {
      int row = order[next];
      int touches = 0;
      for (int i = row == 0 ? 0 : ends[row - 1]; i < ends[row]; i++) {
        int tile = columns[i] & mask;
        int at = filled[tile]++;
        pieces[tile].columns()[at] = (short) stripes.place(columns[i]);
        pieces[tile].logs()[at] = logs[i];
        touched[touches] = tile;
        touches += inGroup[tile]++ == 0 ? 1 : 0;
      }
      int place = stripes.place(words[row]);
      for (int i = 0; i < touches; i++) {
        int tile = touched[i];
        pieces[tile].groups()[groups[tile]++] = CellTile.group(place, inGroup[tile]);
        inGroup[tile] = 0;
      }
    }
  }

  private int[] order() {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      int other = random.below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
