package io.parlance.tensor;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link MixtureKernel} by the Vector API. A row's cells are done in groups of 16: {@link
 * MixtureDots}, then ratios and logarithms a vector of cells at a time, then {@link MixtureSums}.
 * The last group of a row is filled up with its last cell and counts of zero.
 */
final class VectorMixtureKernel implements MixtureKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  /** Cells of a row that are done together. */
  static final int GROUP = 16;

  /** So many groups are summed in float before the sum is added to one in double. */
  private static final int GROUPS_IN_FLOAT = 16;

  private final int[] y = new int[GROUP]; // where each cell's row of the right matrix starts
  private final float[] counts = new float[GROUP];
  private final float[] ratios = new float[GROUP];
  private final float[] probabilities = new float[GROUP];
  private final float[] products = new float[GROUP * LANES]; // (GROUP, LANES)
  private final float[] logs = new float[GROUP]; // sums of a row, by lanes
  private float[] sums = new float[0]; // (stride)
  private double[] expected = new double[0]; // (stride)

  @Override
  public double rows(
      MixtureCells cells, int from, int to, RowMatrix left, RowMatrix right, RowMatrix next) {
    cells.check(from, to, left, right);
    MixtureCells.checkMatrix(next, cells.rows(), left.stride());
    if (to == from) {
      return 0;
    }
    int stride = left.stride();
    if (sums.length != stride) {
      sums = new float[stride];
      expected = new double[stride];
    }
    float[] rightRows = right.block(0);
    double log = 0;
    for (int row = from; row < to; row++) {
      Arrays.fill(expected, 0);
      Arrays.fill(logs, 0);
      int groups = 0;
      for (int i = cells.starts[row]; i < cells.starts[row + 1]; i += GROUP) {
        int held = open(cells, i, cells.starts[row + 1], right);
        MixtureDots.dots(
            left.block(0), left.offset(row), rightRows, y, stride, products, probabilities);
        ratios(probabilities, counts, ratios, logs);
        System.arraycopy(ratios, 0, cells.ratios, i, held);
        MixtureSums.add(rightRows, y, ratios, sums);
        if (++groups % GROUPS_IN_FLOAT == 0) {
          MixtureSums.take(sums, expected, 0);
          log += takeLogs();
        }
      }
      MixtureSums.take(sums, expected, 0);
      log += takeLogs();
      MixtureShares.set(left.block(0), left.offset(row), expected, next.block(0), next.offset(row));
    }
    return log;
  }

  @Override
  public double logLikelihood(
      MixtureCells cells, int from, int to, RowMatrix left, RowMatrix right) {
    cells.check(from, to, left, right);
    double log = 0;
    Arrays.fill(logs, 0);
    for (int row = from; row < to; row++) {
      int groups = 0;
      for (int i = cells.starts[row]; i < cells.starts[row + 1]; i += GROUP) {
        open(cells, i, cells.starts[row + 1], right);
        MixtureDots.dots(
            left.block(0),
            left.offset(row),
            right.block(0),
            y,
            left.stride(),
            products,
            probabilities);
        ratios(probabilities, counts, ratios, logs);
        if (++groups % GROUPS_IN_FLOAT == 0) {
          log += takeLogs();
        }
      }
      log += takeLogs();
    }
    return log;
  }

  /** Takes up the cells from i on, and returns how many before {@code end} there are. */
  private int open(MixtureCells cells, int i, int end, RowMatrix right) {
    int held = Math.min(GROUP, end - i);
    for (int j = 0; j < held; j++) {
      y[j] = right.offset(cells.columns[i + j]);
      counts[j] = cells.counts[i + j];
    }
    for (int j = held; j < GROUP; j++) {
      y[j] = y[held - 1];
      counts[j] = 0;
    }
    return held;
  }

  /** {@code ratio = n / p}, and {@code n ln p} added to the logs. */
  private static void ratios(float[] probabilities, float[] counts, float[] ratios, float[] logs) {
    for (int j = 0; j < GROUP; j += LANES) {
      FloatVector p = FloatVector.fromArray(S, probabilities, j).max(LEAST_PROBABILITY);
      FloatVector n = FloatVector.fromArray(S, counts, j);
      n.div(p).intoArray(ratios, j);
      n.fma(VectorTranscendentals.log(p), FloatVector.fromArray(S, logs, j)).intoArray(logs, j);
    }
  }

  private double takeLogs() {
    double sum = 0;
    for (int j = 0; j < GROUP; j++) {
      sum += logs[j];
      logs[j] = 0;
    }
    return sum;
  }

  @Override
  public void columns(MixtureCells cells, int part, int parts, RowMatrix left, double[] sumsOfAll) {
    cells.check(part, parts, left, sumsOfAll);
    int stride = left.stride();
    if (sums.length != stride) {
      sums = new float[stride];
      expected = new double[stride];
    }
    int end = cells.listedAt(part + 1, parts);
    for (int at = cells.listedAt(part, parts); at < end; at++) {
      int to = cells.listedStarts[at + 1];
      for (int i = cells.listedStarts[at]; i < to; i += GROUP * GROUPS_IN_FLOAT) {
        MixtureSums.add(
            left.block(0),
            left.offset(0),
            cells.listedRows,
            cells.listedCells,
            cells.ratios,
            i,
            Math.min(to, i + GROUP * GROUPS_IN_FLOAT),
            sums);
        MixtureSums.take(sums, sumsOfAll, cells.listed[at] * stride);
      }
    }
  }

  @Override
  public void temper(RowMatrix x, int from, int to, float beta, RowMatrix y) {
    Objects.checkFromToIndex(from, to, x.rows());
    MixtureCells.checkMatrix(x, x.rows(), y.stride());
    MixtureCells.checkMatrix(y, x.rows(), y.stride());
    if (to > from) {
      int length = (to - from) * x.stride();
      powers(x.block(0), x.offset(from), length, beta, y.block(0), y.offset(from));
    }
  }

  private static void powers(
      float[] x, int xOffset, int length, float beta, float[] y, int yOffset) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector share = FloatVector.fromArray(S, x, xOffset + i);
      FloatVector log = VectorTranscendentals.log(share.max(LEAST_PROBABILITY));
      VectorTranscendentals.exp(log.mul(beta))
          .blend(0f, share.compare(VectorOperators.LT, LEAST_PROBABILITY))
          .intoArray(y, yOffset + i);
    }
  }
}
