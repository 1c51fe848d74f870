package io.parlance.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link RowBlockKernel} by the Vector API. A step is three passes: {@link RowDots}, then slopes
 * and losses a vector of pairs at a time, then {@link RowUpdates}.
 */
final class VectorRowBlockKernel implements RowBlockKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  private static final float LOG2E = 1.442695f;
  private static final float ROUND = 0x1.8p23f; // adding it rounds to an integer in the low bits
  private static final float LN2_HIGH = 0x1.63p-1f; // so few bits that a product with it is exact
  private static final float LN2_LOW = -2.1219444e-4f;

  private final float[] losses = new float[RowBlock.TILE_SIZE];

  @Override
  public boolean step(RowBlock block, float alpha) {
    block.open();
    if (!slopes(block, alpha)) {
      return false;
    }
    RowUpdates.update(block);
    block.close();
    return true;
  }

  private boolean slopes(RowBlock block, float alpha) {
    Arrays.fill(losses, 0);
    int inputTiles = RowBlock.tiles(block.inputs);
    int at = 0;
    for (int i = 0; i < inputTiles; i++) {
      for (int o = 0; o < block.outputTiles; o++, at += RowBlock.TILE_SIZE) {
        RowDots.tile(block, i * RowBlock.TILE, o * RowBlock.TILE, at);
      }
      logistic(block, i, alpha, losses);
    }
    float sum = 0;
    for (int lane = 0; lane < LANES; lane++) {
      block.lossLanes[lane] += losses[lane];
      sum += losses[lane];
    }
    return Float.isFinite(sum);
  }

  /**
   * Turns the dots of a row of tiles in {@code block.slope} into slopes, and adds up the losses:
   * {@code e = exp(-|x|)}, relative error below 1e-6, and {@code log(1 + e)} by a fit of degree 8,
   * absolute error below 1e-6. Written out, since a call that is not inlined would box every
   * vector.
   */
  private static void logistic(RowBlock block, int inputTile, float alpha, float[] losses) {
    float[] slope = block.slope;
    FloatVector one = FloatVector.broadcast(S, 1);
    FloatVector sum = FloatVector.zero(S);
    int row = block.outputTiles * RowBlock.TILE_SIZE;
    int from = inputTile * row;
    for (int o = 0; o < row; o += LANES) {
      int at = from + o;
      FloatVector x = FloatVector.fromArray(S, slope, at);
      FloatVector seen = FloatVector.fromArray(S, block.seen, at);
      FloatVector predictions =
          FloatVector.fromArray(
              S,
              block.predictions,
              inputTile * RowBlock.TILE_SIZE + (o & (RowBlock.TILE_SIZE - 1)));
      FloatVector noise = FloatVector.fromArray(S, block.noise, o);
      FloatVector total = predictions.sub(seen).fma(noise, seen);
      FloatVector y = x.abs().neg().max(-80);
      FloatVector shifted = y.fma(FloatVector.broadcast(S, LOG2E), FloatVector.broadcast(S, ROUND));
      FloatVector whole = shifted.sub(ROUND);
      FloatVector r = whole.fma(FloatVector.broadcast(S, -LN2_HIGH), y);
      r = whole.fma(FloatVector.broadcast(S, -LN2_LOW), r);
      FloatVector p = FloatVector.broadcast(S, 1 / 720f);
      p = p.fma(r, FloatVector.broadcast(S, 1 / 120f));
      p = p.fma(r, FloatVector.broadcast(S, 1 / 24f));
      p = p.fma(r, FloatVector.broadcast(S, 1 / 6f));
      p = p.fma(r, FloatVector.broadcast(S, 0.5f));
      p = p.fma(r, FloatVector.broadcast(S, 1));
      p = p.fma(r, FloatVector.broadcast(S, 1));
      FloatVector e =
          shifted
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, 23)
              .add(p.reinterpretAsInts())
              .reinterpretAsFloats();
      FloatVector s = one.div(e.add(1)); // sigmoid(|x|)
      FloatVector sigmoid = s.blend(s.mul(e), x.compare(VectorOperators.LT, 0));
      seen.sub(total.mul(sigmoid)).mul(alpha).intoArray(slope, at);
      FloatVector q = FloatVector.broadcast(S, -0.0064535444f);
      q = q.fma(e, FloatVector.broadcast(S, 0.036088493f));
      q = q.fma(e, FloatVector.broadcast(S, -0.09532939f));
      q = q.fma(e, FloatVector.broadcast(S, 0.16765407f));
      q = q.fma(e, FloatVector.broadcast(S, -0.2407338f));
      q = q.fma(e, FloatVector.broadcast(S, 0.33179903f));
      q = q.fma(e, FloatVector.broadcast(S, -0.49987411f));
      q = q.fma(e, FloatVector.broadcast(S, 0.9999964f));
      FloatVector softplus = q.fma(e, x.max(0));
      sum = sum.add(total.mul(softplus).sub(seen.mul(x)));
    }
    sum.add(FloatVector.fromArray(S, losses, 0)).intoArray(losses, 0);
  }

  @Override
  public void gather(RowSums rows, RowMatrix sums) {
    rows.open(sums);
    gather(rows.array, rows.rows, rows.weights, rows.most, rows.count, sums);
  }

  private static void gather(
      float[] array, int[] rows, float[] w, int most, int n, RowMatrix sums) {
    float[] to = sums.block(0);
    int at = sums.offset(0);
    int stride = sums.stride();
    for (int k = 0; k < stride; k += LANES) {
      FloatVector s0 = FloatVector.zero(S);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = 0; i < n; i++) {
        FloatVector x = FloatVector.fromArray(S, array, rows[i] + k);
        s0 = x.fma(FloatVector.broadcast(S, w[i]), s0);
        s1 = x.fma(FloatVector.broadcast(S, w[most + i]), s1);
        s2 = x.fma(FloatVector.broadcast(S, w[2 * most + i]), s2);
        s3 = x.fma(FloatVector.broadcast(S, w[3 * most + i]), s3);
      }
      s0.intoArray(to, at + k);
      s1.intoArray(to, at + stride + k);
      s2.intoArray(to, at + 2 * stride + k);
      s3.intoArray(to, at + 3 * stride + k);
    }
  }

  @Override
  public void scatter(RowMatrix sums, RowSums rows) {
    rows.open(sums);
    scatter(sums, rows.array, rows.rows, rows.weights, rows.most, rows.count);
    rows.close();
  }

  private static void scatter(
      RowMatrix sums, float[] array, int[] rows, float[] w, int most, int n) {
    float[] from = sums.block(0);
    int at = sums.offset(0);
    int stride = sums.stride();
    for (int k = 0; k < stride; k += LANES) {
      FloatVector s0 = FloatVector.fromArray(S, from, at + k);
      FloatVector s1 = FloatVector.fromArray(S, from, at + stride + k);
      FloatVector s2 = FloatVector.fromArray(S, from, at + 2 * stride + k);
      FloatVector s3 = FloatVector.fromArray(S, from, at + 3 * stride + k);
      for (int i = 0; i < n; i++) {
        FloatVector x = FloatVector.fromArray(S, array, rows[i] + k);
        x = s0.fma(FloatVector.broadcast(S, w[i]), x);
        FloatVector y = s1.mul(w[most + i]);
        x = s2.fma(FloatVector.broadcast(S, w[2 * most + i]), x);
        y = s3.fma(FloatVector.broadcast(S, w[3 * most + i]), y);
        x.add(y).intoArray(array, rows[i] + k);
      }
    }
  }

  @Override
  public void gather(RowBags bags, RowMatrix sums) {
    BagRows.gather(bags, sums);
  }

  @Override
  public void scatter(RowMatrix gains, RowBags bags) {
    BagRows.scatter(gains, bags);
  }
}
