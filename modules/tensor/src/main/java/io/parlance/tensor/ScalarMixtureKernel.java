package io.parlance.tensor;

import java.util.Arrays;
import java.util.Objects;

/** {@link MixtureKernel} in plain loops: the reference. */
final class ScalarMixtureKernel implements MixtureKernel {
  private double[] expected = new double[0];

  @Override
  public double rows(
      MixtureCells cells, int from, int to, RowMatrix left, RowMatrix right, RowMatrix next) {
    cells.check(from, to, left, right);
    MixtureCells.checkMatrix(next, cells.rows(), left.stride());
    if (to == from) {
      return 0;
    }
    int stride = left.stride();
    expected = expected.length == stride ? expected : new double[stride];
    double sum = 0;
    for (int row = from; row < to; row++) {
      Arrays.fill(expected, 0);
      for (int i = cells.starts[row]; i < cells.starts[row + 1]; i++) {
        int y = right.offset(cells.columns[i]);
        float p = probability(left, row, right.block(0), y);
        float ratio = cells.counts[i] / p;
        cells.ratios[i] = ratio;
        sum += cells.counts[i] * Math.log(p);
        for (int k = 0; k < stride; k++) {
          expected[k] += ratio * right.block(0)[y + k];
        }
      }
      MixtureShares.set(left.block(0), left.offset(row), expected, next.block(0), next.offset(row));
    }
    return sum;
  }

  @Override
  public double logLikelihood(
      MixtureCells cells, int from, int to, RowMatrix left, RowMatrix right) {
    cells.check(from, to, left, right);
    double sum = 0;
    for (int row = from; row < to; row++) {
      for (int i = cells.starts[row]; i < cells.starts[row + 1]; i++) {
        int y = right.offset(cells.columns[i]);
        sum += cells.counts[i] * Math.log(probability(left, row, right.block(0), y));
      }
    }
    return sum;
  }

  private static float probability(RowMatrix left, int row, float[] right, int y) {
    float[] array = left.block(0);
    int x = left.offset(row);
    float sum = 0;
    for (int k = 0; k < left.stride(); k++) {
      sum += array[x + k] * right[y + k];
    }
    return Math.max(sum, LEAST_PROBABILITY);
  }

  @Override
  public void temper(RowMatrix x, int from, int to, float beta, RowMatrix y) {
    Objects.checkFromToIndex(from, to, x.rows());
    MixtureCells.checkMatrix(x, x.rows(), y.stride());
    MixtureCells.checkMatrix(y, x.rows(), y.stride());
    for (int row = from; row < to; row++) {
      for (int k = 0; k < x.dimension(); k++) {
        float share = x.block(0)[x.offset(row) + k];
        y.block(0)[y.offset(row) + k] =
            share < LEAST_PROBABILITY ? 0 : Transcendentals.exp(beta * (float) Math.log(share));
      }
    }
  }

  @Override
  public void columns(MixtureCells cells, int part, int parts, RowMatrix left, double[] sums) {
    cells.check(part, parts, left, sums);
    int stride = left.stride();
    int end = cells.listedAt(part + 1, parts);
    for (int at = cells.listedAt(part, parts); at < end; at++) {
      int sum = cells.listed[at] * stride;
      for (int i = cells.listedStarts[at]; i < cells.listedStarts[at + 1]; i++) {
        int x = left.offset(cells.listedRows[i]);
        for (int k = 0; k < stride; k++) {
          sums[sum + k] += cells.ratios[cells.listedCells[i]] * left.block(0)[x + k];
        }
      }
    }
  }
}
