package io.parlance.tensor;

import java.util.Objects;

/** {@link FactorKernel} in plain loops: the reference. */
final class ScalarFactorKernel implements FactorKernel {
  private final FactorBatches batches = new FactorBatches();
  private final float[] slopes = new float[BATCH]; // eta times the gradient of each inner product

  @Override
  public double fit(FactorBlock rows, FactorBlock columns, CellTile tile, Rate rate) {
    double costs = 0; // eta times the costs
    int at = 0;
    for (int group : tile.groups()) {
      int n = CellTile.cells(group);
      int row = rows.offset(Objects.checkIndex(CellTile.row(group), rows.rows()));
      batches.open(tile, at, n, columns, rate, ScalarFactorKernel::exp);
      for (int from = 0; from < n; from += BATCH) {
        float cost = slopes(rows.values, row, columns.values, from, rows.stride);
        if (!Float.isFinite(cost)) {
          return Double.NaN;
        }
        costs += cost;
        update(rows.values, row, columns.values, from, rows.stride);
      }
      at += n;
    }
    return costs / 2 / rate.eta();
  }

  private static void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Transcendentals.exp(x[xOffset + i]);
    }
  }

  private float slopes(float[] w, int row, float[] c, int from, int stride) {
    float cost = 0;
    for (int b = 0; b < BATCH; b++) {
      int column = batches.columns[from + b];
      float dot = 0;
      for (int k = 0; k < stride; k++) {
        dot += w[row + k] * c[column + k];
      }
      float difference = dot - batches.logs[from + b];
      slopes[b] = batches.weights[from + b] * difference;
      cost += slopes[b] * difference;
    }
    return cost;
  }

  private void update(float[] w, int row, float[] c, int from, int stride) {
    for (int k = 0; k < stride; k++) {
      float x = w[row + k];
      float sum = 0;
      float squares = w[row + stride + k];
      for (int b = 0; b < BATCH; b++) {
        int at = batches.columns[from + b] + k;
        float toRow = slopes[b] * c[at];
        sum += toRow;
        squares += toRow * toRow;
        float toColumn = slopes[b] * x;
        float grown = c[at + stride] + toColumn * toColumn;
        c[at + stride] = grown;
        c[at] -= toColumn * InverseRoot.of(grown);
      }
      w[row + stride + k] = squares;
      w[row + k] = x - sum * InverseRoot.of(squares);
    }
  }
}
