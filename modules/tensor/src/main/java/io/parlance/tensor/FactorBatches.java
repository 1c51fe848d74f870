package io.parlance.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * A group of cells made ready for batches: where their columns lie, their logarithms and weights,
 * filled up with the spare column at weight zero.
 */
final class FactorBatches {
  /** Groups are filled up to a multiple of this: whole batches, and whole vectors of any width. */
  private static final int FILL = 16;

  int[] columns = new int[FILL];
  float[] logs = new float[FILL];
  float[] weights = new float[FILL]; // eta f(x)
  private float[] exponents = new float[FILL];

  /** How a backend computes exp over arrays. */
  @FunctionalInterface
  interface Exp {
    void exp(float[] x, int xOffset, float[] y, int yOffset, int n);
  }

  /** Prepares the {@code n} cells of the tile from {@code at} on. */
  void open(CellTile tile, int at, int n, FactorBlock block, FactorKernel.Rate rate, Exp exp) {
    int filled = (n + FILL - 1) / FILL * FILL;
    if (columns.length < filled) {
      int room = Math.max(filled, 2 * columns.length);
      columns = new int[room];
      logs = new float[room];
      weights = new float[room];
      exponents = new float[room];
    }
    Objects.checkFromIndexSize(at, n, tile.cells());
    for (int k = 0; k < n; k++) {
      int column = tile.columns()[at + k] & (CellTile.MOST - 1);
      columns[k] = block.offset(Objects.checkIndex(column, block.rows()));
    }
    Arrays.fill(columns, n, filled, block.offset(block.rows()));
    System.arraycopy(tile.logs(), at, logs, 0, n);
    Arrays.fill(logs, n, filled, 0);
    for (int k = 0; k < filled; k++) {
      exponents[k] = Math.min(0, (logs[k] - rate.logMax()) * rate.power());
    }
    exp.exp(exponents, 0, weights, 0, filled);
    for (int k = 0; k < n; k++) {
      weights[k] *= rate.eta();
    }
    Arrays.fill(weights, n, filled, 0);
  }
}
