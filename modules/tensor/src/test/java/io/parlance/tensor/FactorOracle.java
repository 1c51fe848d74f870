package io.parlance.tensor;

import java.util.Arrays;
import java.util.Random;

/** A factorization's parameters in doubles, and AdaGrad on them by its formulas. */
final class FactorOracle {
  final double[][] w; // (rows, dimension)
  final double[][] c; // (columns, dimension)
  final double[] wBias;
  final double[] cBias;
  private final double[][] wSquares; // (rows, dimension + 1) the last is the bias's
  private final double[][] cSquares;
  private final int dimension;

  /** Random parameters within ±0.5. */
  FactorOracle(int rows, int columns, int dimension, float biasStart, Random random) {
    this.dimension = dimension;
    w = random(rows, dimension, random);
    c = random(columns, dimension, random);
    wBias = random(1, rows, random)[0];
    cBias = random(1, columns, random)[0];
    wSquares = start(rows, biasStart);
    cSquares = start(columns, biasStart);
  }

  private static double[][] random(int rows, int columns, Random random) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextFloat() - 0.5f;
      }
    }
    return values;
  }

  private double[][] start(int rows, float biasStart) {
    double[][] squares = new double[rows][dimension + 1];
    for (double[] row : squares) {
      Arrays.fill(row, 1);
      row[dimension] = biasStart;
    }
    return squares;
  }

  /** The block of the rows, with these parameters. */
  FactorBlock rows(float biasStart) {
    return fill(FactorBlock.ofRows(w.length, dimension, biasStart), w, wBias);
  }

  FactorBlock columns(float biasStart) {
    return fill(FactorBlock.ofColumns(c.length, dimension, biasStart), c, cBias);
  }

  private FactorBlock fill(FactorBlock block, double[][] factors, double[] biases) {
    float[] row = new float[dimension];
    for (int r = 0; r < factors.length; r++) {
      for (int k = 0; k < dimension; k++) {
        row[k] = (float) factors[r][k];
      }
      block.setFactors(r, row, 0);
      block.setBias(r, (float) biases[r]);
    }
    return block;
  }

  static double weight(float log, FactorKernel.Rate rate) {
    return Math.min(1, Math.exp((log - (double) rate.logMax()) * rate.power()));
  }

  double difference(int row, int column, float log) {
    double dot = wBias[row] + cBias[column] - log;
    for (int k = 0; k < dimension; k++) {
      dot += w[row][k] * c[column][k];
    }
    return dot;
  }

  /** The cost of the whole tile with the parameters as they are. */
  double cost(CellTile tile, FactorKernel.Rate rate) {
    double cost = 0;
    int at = 0;
    for (int group : tile.groups()) {
      for (int end = at + CellTile.cells(group); at < end; at++) {
        double difference = difference(CellTile.row(group), tile.columns()[at], tile.logs()[at]);
        cost += weight(tile.logs()[at], rate) * difference * difference / 2;
      }
    }
    return cost;
  }

  /** One pass, batch by batch; returns the costs. */
  double fit(CellTile tile, FactorKernel.Rate rate) {
    double cost = 0;
    int at = 0;
    for (int group : tile.groups()) {
      int end = at + CellTile.cells(group);
      while (at < end) {
        int batch = Math.min(FactorKernel.BATCH, end - at);
        cost += batch(CellTile.row(group), tile, at, batch, rate);
        at += batch;
      }
    }
    return cost;
  }

  private double batch(int row, CellTile tile, int from, int batch, FactorKernel.Rate rate) {
    double[] gradients = new double[dimension + 1];
    double[] squares = new double[dimension + 1];
    double[] before = w[row].clone();
    double[] slopes = new double[batch];
    double cost = 0;
    for (int b = 0; b < batch; b++) {
      float log = tile.logs()[from + b];
      double difference = difference(row, tile.columns()[from + b], log);
      double weighted = weight(log, rate) * difference;
      cost += weighted * difference / 2;
      slopes[b] = rate.eta() * weighted;
    }
    for (int b = 0; b < batch; b++) {
      int column = tile.columns()[from + b];
      for (int k = 0; k <= dimension; k++) {
        double toRow = slopes[b] * (k < dimension ? c[column][k] : 1);
        gradients[k] += toRow;
        squares[k] += toRow * toRow;
        double toColumn = slopes[b] * (k < dimension ? before[k] : 1);
        cSquares[column][k] += toColumn * toColumn;
        double step = toColumn / Math.sqrt(cSquares[column][k]);
        if (k < dimension) {
          c[column][k] -= step;
        } else {
          cBias[column] -= step;
        }
      }
    }
    for (int k = 0; k <= dimension; k++) {
      wSquares[row][k] += squares[k];
      double step = gradients[k] / Math.sqrt(wSquares[row][k]);
      if (k < dimension) {
        w[row][k] -= step;
      } else {
        wBias[row] -= step;
      }
    }
    return cost;
  }
}
