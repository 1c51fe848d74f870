package io.parlance.tensor;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link FactorKernel} on vectors: the four columns of a batch side by side. */
final class VectorFactorKernel implements FactorKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  private final FactorBatches batches = new FactorBatches();
  private final float[] dots = new float[Math.max(LANES, BATCH)];

  @Override
  public double fit(FactorBlock rows, FactorBlock columns, CellTile tile, Rate rate) {
    double costs = 0; // eta times the costs
    int at = 0;
    for (int group : tile.groups()) {
      int n = CellTile.cells(group);
      int row = rows.offset(Objects.checkIndex(CellTile.row(group), rows.rows()));
      batches.open(tile, at, n, columns, rate, VectorTranscendentals::exp);
      double cost = group(rows.values, row, columns.values, n, rows.stride);
      if (Double.isNaN(cost)) {
        return cost;
      }
      costs += cost;
      at += n;
    }
    return costs / 2 / rate.eta();
  }

  private double group(float[] w, int row, float[] c, int n, int stride) {
    int[] columns = batches.columns;
    float[] logs = batches.logs;
    float[] weights = batches.weights;
    double costs = 0;
    for (int from = 0; from < n; from += BATCH) {
      int c0 = columns[from];
      int c1 = columns[from + 1];
      int c2 = columns[from + 2];
      int c3 = columns[from + 3];
      if (LANES == 16) {
        Wide.dots(w, row, c, c0, c1, c2, c3, stride, dots);
      } else {
        dots(w, row, c, c0, c1, c2, c3, stride, dots);
      }
      float d0 = dots[0] - logs[from];
      float d1 = dots[1] - logs[from + 1];
      float d2 = dots[2] - logs[from + 2];
      float d3 = dots[3] - logs[from + 3];
      float s0 = weights[from] * d0;
      float s1 = weights[from + 1] * d1;
      float s2 = weights[from + 2] * d2;
      float s3 = weights[from + 3] * d3;
      float cost = s0 * d0 + s1 * d1 + (s2 * d2 + s3 * d3);
      if (!Float.isFinite(cost)) {
        return Double.NaN;
      }
      costs += cost;
      update(w, row, c, c0, c1, c2, c3, stride, s0, s1, s2, s3);
    }
    return costs;
  }

  private static void dots(
      float[] w, int row, float[] c, int c0, int c1, int c2, int c3, int n, float[] to) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    for (int k = 0; k < n; k += LANES) {
      FloatVector x = FloatVector.fromArray(S, w, row + k);
      a0 = x.fma(FloatVector.fromArray(S, c, c0 + k), a0);
      a1 = x.fma(FloatVector.fromArray(S, c, c1 + k), a1);
      a2 = x.fma(FloatVector.fromArray(S, c, c2 + k), a2);
      a3 = x.fma(FloatVector.fromArray(S, c, c3 + k), a3);
    }
    to[0] = VectorReductions.sum(a0);
    to[1] = VectorReductions.sum(a1);
    to[2] = VectorReductions.sum(a2);
    to[3] = VectorReductions.sum(a3);
  }

  /**
   * One pass over a row and four columns; slopes are eta times the gradients of the inner products.
   * The inverse root is {@link InverseRoot}, written out: a call that is not inlined would box
   * every vector.
   */
  private static void update(
      float[] w,
      int row,
      float[] c,
      int c0,
      int c1,
      int c2,
      int c3,
      int n,
      float s0,
      float s1,
      float s2,
      float s3) {
    IntVector guess = IntVector.broadcast(BITS, InverseRoot.GUESS);
    FloatVector reach = FloatVector.broadcast(S, InverseRoot.REACH);
    for (int k = 0; k < n; k += LANES) {
      FloatVector x = FloatVector.fromArray(S, w, row + k);
      FloatVector scaled = x.mul(InverseRoot.SCALE);

      FloatVector y = FloatVector.fromArray(S, c, c0 + k);
      FloatVector toRow = y.mul(s0);
      FloatVector sum = toRow;
      FloatVector squares = toRow.fma(toRow, FloatVector.fromArray(S, w, row + n + k));
      FloatVector toColumn = x.mul(s0);
      FloatVector grown = toColumn.fma(toColumn, FloatVector.fromArray(S, c, c0 + n + k));
      grown.intoArray(c, c0 + n + k);
      FloatVector root =
          guess
              .sub(grown.reinterpretAsInts().lanewise(VectorOperators.ASHR, 1))
              .reinterpretAsFloats();
      FloatVector shortfall = grown.mul(root).neg().fma(root, reach);
      y.sub(scaled.mul(s0).mul(root.mul(shortfall))).intoArray(c, c0 + k);

      y = FloatVector.fromArray(S, c, c1 + k);
      toRow = y.mul(s1);
      sum = sum.add(toRow);
      squares = toRow.fma(toRow, squares);
      toColumn = x.mul(s1);
      grown = toColumn.fma(toColumn, FloatVector.fromArray(S, c, c1 + n + k));
      grown.intoArray(c, c1 + n + k);
      root =
          guess
              .sub(grown.reinterpretAsInts().lanewise(VectorOperators.ASHR, 1))
              .reinterpretAsFloats();
      shortfall = grown.mul(root).neg().fma(root, reach);
      y.sub(scaled.mul(s1).mul(root.mul(shortfall))).intoArray(c, c1 + k);

      y = FloatVector.fromArray(S, c, c2 + k);
      toRow = y.mul(s2);
      sum = sum.add(toRow);
      squares = toRow.fma(toRow, squares);
      toColumn = x.mul(s2);
      grown = toColumn.fma(toColumn, FloatVector.fromArray(S, c, c2 + n + k));
      grown.intoArray(c, c2 + n + k);
      root =
          guess
              .sub(grown.reinterpretAsInts().lanewise(VectorOperators.ASHR, 1))
              .reinterpretAsFloats();
      shortfall = grown.mul(root).neg().fma(root, reach);
      y.sub(scaled.mul(s2).mul(root.mul(shortfall))).intoArray(c, c2 + k);

      y = FloatVector.fromArray(S, c, c3 + k);
      toRow = y.mul(s3);
      sum = sum.add(toRow);
      squares = toRow.fma(toRow, squares);
      toColumn = x.mul(s3);
      grown = toColumn.fma(toColumn, FloatVector.fromArray(S, c, c3 + n + k));
      grown.intoArray(c, c3 + n + k);
      root =
          guess
              .sub(grown.reinterpretAsInts().lanewise(VectorOperators.ASHR, 1))
              .reinterpretAsFloats();
      shortfall = grown.mul(root).neg().fma(root, reach);
      y.sub(scaled.mul(s3).mul(root.mul(shortfall))).intoArray(c, c3 + k);

      squares.intoArray(w, row + n + k);
      root =
          guess
              .sub(squares.reinterpretAsInts().lanewise(VectorOperators.ASHR, 1))
              .reinterpretAsFloats();
      shortfall = squares.mul(root).neg().fma(root, reach);
      x.sub(sum.mul(InverseRoot.SCALE).mul(root.mul(shortfall))).intoArray(w, row + k);
    }
  }

  /** What only vectors of 16 lanes do: four sums fold into one vector. */
  private static final class Wide {
    private static final VectorMask<Float> M1 = VectorMask.fromLong(S, 0xAAAA);
    private static final VectorMask<Float> M2 = VectorMask.fromLong(S, 0xCCCC);
    private static final VectorShuffle<Float> X1 = VectorShuffle.fromOp(S, i -> i ^ 1);
    private static final VectorShuffle<Float> X2 = VectorShuffle.fromOp(S, i -> i ^ 2);
    private static final VectorShuffle<Float> X4 = VectorShuffle.fromOp(S, i -> i ^ 4);
    private static final VectorShuffle<Float> X8 = VectorShuffle.fromOp(S, i -> i ^ 8);

    private Wide() {}

    private static void dots(
        float[] w, int row, float[] c, int c0, int c1, int c2, int c3, int n, float[] to) {
      FloatVector a0 = FloatVector.zero(S);
      FloatVector a1 = a0;
      FloatVector a2 = a0;
      FloatVector a3 = a0;
      for (int k = 0; k < n; k += LANES) {
        FloatVector x = FloatVector.fromArray(S, w, row + k);
        a0 = x.fma(FloatVector.fromArray(S, c, c0 + k), a0);
        a1 = x.fma(FloatVector.fromArray(S, c, c1 + k), a1);
        a2 = x.fma(FloatVector.fromArray(S, c, c2 + k), a2);
        a3 = x.fma(FloatVector.fromArray(S, c, c3 + k), a3);
      }
      // A tree of folds: lanes outside the mask take pair sums of the first, lanes in it of the
      // second; lane b then holds a quarter of sum b.
      a0 = a0.blend(a1, M1).add(a1.blend(a0, M1).rearrange(X1));
      a2 = a2.blend(a3, M1).add(a3.blend(a2, M1).rearrange(X1));
      a0 = a0.blend(a2, M2).add(a2.blend(a0, M2).rearrange(X2));
      a0 = a0.add(a0.rearrange(X4));
      a0.add(a0.rearrange(X8)).intoArray(to, 0);
    }
  }
}
