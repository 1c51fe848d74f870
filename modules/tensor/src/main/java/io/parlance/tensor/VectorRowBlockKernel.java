package io.parlance.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link RowBlockKernel} by the Vector API.
 *
 * <p>Three passes: the dot products, 4 × 4 rows at a time in 16 accumulators that are then summed
 * across by a tree of folds; the slopes and losses, a vector of pairs at a time; and the update,
 * which holds 8 (or 4) output rows in registers and streams over the inputs, so that every row is
 * read and written once.
 */
final class VectorRowBlockKernel implements RowBlockKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();
  private static final boolean WIDE = LANES == RowBlock.TILE_SIZE;

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
    int tile = 0;
    for (; tile + 1 < block.outputTiles; tile += 2) {
      update8(block, tile);
    }
    if (tile < block.outputTiles) {
      update4(block, tile);
    }
    block.close();
    return true;
  }

  private boolean slopes(RowBlock block, float alpha) {
    Arrays.fill(losses, 0);
    int inputTiles = RowBlock.tiles(block.inputs);
    int at = 0;
    for (int i = 0; i < inputTiles; i++) {
      for (int o = 0; o < block.outputTiles; o++, at += RowBlock.TILE_SIZE) {
        if (WIDE) {
          Wide.tile(block, i * RowBlock.TILE, o * RowBlock.TILE, at);
        } else {
          tile(block, i * RowBlock.TILE, o * RowBlock.TILE, at);
        }
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

  /** Dots of a tile on vectors of fewer lanes: a row of it at a time. */
  private static void tile(RowBlock block, int i, int o, int at) {
    for (int r = 0; r < RowBlock.TILE; r++) {
      row(
          block.input,
          block.inputRows[i + r],
          block.output,
          block.outputRows[o],
          block.outputRows[o + 1],
          block.outputRows[o + 2],
          block.outputRows[o + 3],
          block.stride,
          block.slope,
          at + r * RowBlock.TILE);
    }
  }

  private static void row(
      float[] in, int i, float[] out, int o0, int o1, int o2, int o3, int n, float[] to, int at) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    for (int k = 0; k < n; k += LANES) {
      FloatVector x = FloatVector.fromArray(S, in, i + k);
      a0 = x.fma(FloatVector.fromArray(S, out, o0 + k), a0);
      a1 = x.fma(FloatVector.fromArray(S, out, o1 + k), a1);
      a2 = x.fma(FloatVector.fromArray(S, out, o2 + k), a2);
      a3 = x.fma(FloatVector.fromArray(S, out, o3 + k), a3);
    }
    to[at] = VectorReductions.sum(a0);
    to[at + 1] = VectorReductions.sum(a1);
    to[at + 2] = VectorReductions.sum(a2);
    to[at + 3] = VectorReductions.sum(a3);
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

  private static void update8(RowBlock block, int tile) {
    int[] rows = block.outputRows;
    int o = tile * RowBlock.TILE;
    int o0 = rows[o];
    int o1 = rows[o + 1];
    int o2 = rows[o + 2];
    int o3 = rows[o + 3];
    int o4 = rows[o + 4];
    int o5 = rows[o + 5];
    int o6 = rows[o + 6];
    int o7 = rows[o + 7];
    float[] in = block.input;
    float[] out = block.output;
    float[] g = block.slope;
    int[] inputRows = block.inputRows;
    int inputs = block.inputs;
    int tileRow = block.outputTiles * RowBlock.TILE_SIZE;
    int base = tile * RowBlock.TILE_SIZE;
    for (int k = 0; k < block.stride; k += LANES) {
      FloatVector p0 = FloatVector.fromArray(S, out, o0 + k);
      FloatVector p1 = FloatVector.fromArray(S, out, o1 + k);
      FloatVector p2 = FloatVector.fromArray(S, out, o2 + k);
      FloatVector p3 = FloatVector.fromArray(S, out, o3 + k);
      FloatVector p4 = FloatVector.fromArray(S, out, o4 + k);
      FloatVector p5 = FloatVector.fromArray(S, out, o5 + k);
      FloatVector p6 = FloatVector.fromArray(S, out, o6 + k);
      FloatVector p7 = FloatVector.fromArray(S, out, o7 + k);
      FloatVector a0 = p0;
      FloatVector a1 = p1;
      FloatVector a2 = p2;
      FloatVector a3 = p3;
      FloatVector a4 = p4;
      FloatVector a5 = p5;
      FloatVector a6 = p6;
      FloatVector a7 = p7;
      for (int i = 0; i < inputs; i++) {
        int at = base + (i >> 2) * tileRow + (i & 3) * RowBlock.TILE;
        FloatVector x = FloatVector.fromArray(S, in, inputRows[i] + k);
        FloatVector g0 = FloatVector.broadcast(S, g[at]);
        FloatVector even = g0.fma(p0, x);
        a0 = g0.fma(x, a0);
        FloatVector g1 = FloatVector.broadcast(S, g[at + 1]);
        FloatVector odd = g1.mul(p1);
        a1 = g1.fma(x, a1);
        FloatVector g2 = FloatVector.broadcast(S, g[at + 2]);
        even = g2.fma(p2, even);
        a2 = g2.fma(x, a2);
        FloatVector g3 = FloatVector.broadcast(S, g[at + 3]);
        odd = g3.fma(p3, odd);
        a3 = g3.fma(x, a3);
        FloatVector g4 = FloatVector.broadcast(S, g[at + 16]);
        even = g4.fma(p4, even);
        a4 = g4.fma(x, a4);
        FloatVector g5 = FloatVector.broadcast(S, g[at + 17]);
        odd = g5.fma(p5, odd);
        a5 = g5.fma(x, a5);
        FloatVector g6 = FloatVector.broadcast(S, g[at + 18]);
        even = g6.fma(p6, even);
        a6 = g6.fma(x, a6);
        FloatVector g7 = FloatVector.broadcast(S, g[at + 19]);
        odd = g7.fma(p7, odd);
        a7 = g7.fma(x, a7);
        even.add(odd).intoArray(in, inputRows[i] + k);
      }
      // the last rows first: those that only fill the tile up are row 0 again
      a7.intoArray(out, o7 + k);
      a6.intoArray(out, o6 + k);
      a5.intoArray(out, o5 + k);
      a4.intoArray(out, o4 + k);
      a3.intoArray(out, o3 + k);
      a2.intoArray(out, o2 + k);
      a1.intoArray(out, o1 + k);
      a0.intoArray(out, o0 + k);
    }
  }

  private static void update4(RowBlock block, int tile) {
    int[] rows = block.outputRows;
    int o = tile * RowBlock.TILE;
    int o0 = rows[o];
    int o1 = rows[o + 1];
    int o2 = rows[o + 2];
    int o3 = rows[o + 3];
    float[] in = block.input;
    float[] out = block.output;
    float[] g = block.slope;
    int[] inputRows = block.inputRows;
    int inputs = block.inputs;
    int tileRow = block.outputTiles * RowBlock.TILE_SIZE;
    int base = tile * RowBlock.TILE_SIZE;
    for (int k = 0; k < block.stride; k += LANES) {
      FloatVector p0 = FloatVector.fromArray(S, out, o0 + k);
      FloatVector p1 = FloatVector.fromArray(S, out, o1 + k);
      FloatVector p2 = FloatVector.fromArray(S, out, o2 + k);
      FloatVector p3 = FloatVector.fromArray(S, out, o3 + k);
      FloatVector a0 = p0;
      FloatVector a1 = p1;
      FloatVector a2 = p2;
      FloatVector a3 = p3;
      for (int i = 0; i < inputs; i++) {
        int at = base + (i >> 2) * tileRow + (i & 3) * RowBlock.TILE;
        FloatVector x = FloatVector.fromArray(S, in, inputRows[i] + k);
        FloatVector g0 = FloatVector.broadcast(S, g[at]);
        FloatVector even = g0.fma(p0, x);
        a0 = g0.fma(x, a0);
        FloatVector g1 = FloatVector.broadcast(S, g[at + 1]);
        FloatVector odd = g1.mul(p1);
        a1 = g1.fma(x, a1);
        FloatVector g2 = FloatVector.broadcast(S, g[at + 2]);
        even = g2.fma(p2, even);
        a2 = g2.fma(x, a2);
        FloatVector g3 = FloatVector.broadcast(S, g[at + 3]);
        odd = g3.fma(p3, odd);
        a3 = g3.fma(x, a3);
        even.add(odd).intoArray(in, inputRows[i] + k);
      }
      a3.intoArray(out, o3 + k);
      a2.intoArray(out, o2 + k);
      a1.intoArray(out, o1 + k);
      a0.intoArray(out, o0 + k);
    }
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

  /** What only vectors of 16 lanes do: a tile's 16 sums are one vector. */
  private static final class Wide {
    static final VectorSpecies<Integer> I = IntVector.SPECIES_512;
    static final int[] MM = new int[64];

    static {
      for (int i = 0; i < 64; i++) MM[i] = ((i & 15) & (1 << (i >> 4))) != 0 ? -1 : 0;
    }

    private static final VectorShuffle<Float> X1 = VectorShuffle.fromOp(S, i -> i ^ 1);
    private static final VectorShuffle<Float> X2 = VectorShuffle.fromOp(S, i -> i ^ 2);
    private static final VectorShuffle<Float> X4 = VectorShuffle.fromOp(S, i -> i ^ 4);
    private static final VectorShuffle<Float> X8 = VectorShuffle.fromOp(S, i -> i ^ 8);

    static void tile(RowBlock block, int i, int o, int at) {
      int[] x = block.inputRows;
      int[] y = block.outputRows;
      dots(
          block.input,
          x[i],
          x[i + 1],
          x[i + 2],
          x[i + 3],
          block.output,
          y[o],
          y[o + 1],
          y[o + 2],
          y[o + 3],
          block.stride,
          block.slope,
          at);
    }

    private static void dots(
        float[] in,
        int i0,
        int i1,
        int i2,
        int i3,
        float[] out,
        int o0,
        int o1,
        int o2,
        int o3,
        int n,
        float[] to,
        int at) {
      FloatVector zero = FloatVector.zero(S);
      FloatVector a00 = zero;
      FloatVector a01 = zero;
      FloatVector a02 = zero;
      FloatVector a03 = zero;
      FloatVector a10 = zero;
      FloatVector a11 = zero;
      FloatVector a12 = zero;
      FloatVector a13 = zero;
      FloatVector a20 = zero;
      FloatVector a21 = zero;
      FloatVector a22 = zero;
      FloatVector a23 = zero;
      FloatVector a30 = zero;
      FloatVector a31 = zero;
      FloatVector a32 = zero;
      FloatVector a33 = zero;
      for (int k = 0; k < n; k += LANES) {
        FloatVector y0 = FloatVector.fromArray(S, out, o0 + k);
        FloatVector y1 = FloatVector.fromArray(S, out, o1 + k);
        FloatVector y2 = FloatVector.fromArray(S, out, o2 + k);
        FloatVector y3 = FloatVector.fromArray(S, out, o3 + k);
        FloatVector x = FloatVector.fromArray(S, in, i0 + k);
        a00 = x.fma(y0, a00);
        a01 = x.fma(y1, a01);
        a02 = x.fma(y2, a02);
        a03 = x.fma(y3, a03);
        x = FloatVector.fromArray(S, in, i1 + k);
        a10 = x.fma(y0, a10);
        a11 = x.fma(y1, a11);
        a12 = x.fma(y2, a12);
        a13 = x.fma(y3, a13);
        x = FloatVector.fromArray(S, in, i2 + k);
        a20 = x.fma(y0, a20);
        a21 = x.fma(y1, a21);
        a22 = x.fma(y2, a22);
        a23 = x.fma(y3, a23);
        x = FloatVector.fromArray(S, in, i3 + k);
        a30 = x.fma(y0, a30);
        a31 = x.fma(y1, a31);
        a32 = x.fma(y2, a32);
        a33 = x.fma(y3, a33);
      }
      IntVector m1 = IntVector.fromArray(I, MM, 0),
          m2 = IntVector.fromArray(I, MM, 16),
          m4 = IntVector.fromArray(I, MM, 32),
          m8 = IntVector.fromArray(I, MM, 48);
      // A tree of folds: after the first, even lanes hold pair sums of one vector and odd lanes
      // those
      // of the next. It is written out, since a call that is not inlined would box every vector.
      a00 =
          a00.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a01.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a01.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a00.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a02 =
          a02.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a03.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a03.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a02.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a00 =
          a00.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a02.reinterpretAsInts(), m2)
              .reinterpretAsFloats()
              .add(
                  a02.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a00.reinterpretAsInts(), m2)
                      .reinterpretAsFloats()
                      .rearrange(X2));
      a10 =
          a10.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a11.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a11.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a10.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a12 =
          a12.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a13.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a13.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a12.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a10 =
          a10.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a12.reinterpretAsInts(), m2)
              .reinterpretAsFloats()
              .add(
                  a12.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a10.reinterpretAsInts(), m2)
                      .reinterpretAsFloats()
                      .rearrange(X2));
      a20 =
          a20.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a21.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a21.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a20.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a22 =
          a22.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a23.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a23.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a22.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a20 =
          a20.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a22.reinterpretAsInts(), m2)
              .reinterpretAsFloats()
              .add(
                  a22.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a20.reinterpretAsInts(), m2)
                      .reinterpretAsFloats()
                      .rearrange(X2));
      a30 =
          a30.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a31.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a31.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a30.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a32 =
          a32.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a33.reinterpretAsInts(), m1)
              .reinterpretAsFloats()
              .add(
                  a33.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a32.reinterpretAsInts(), m1)
                      .reinterpretAsFloats()
                      .rearrange(X1));
      a30 =
          a30.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a32.reinterpretAsInts(), m2)
              .reinterpretAsFloats()
              .add(
                  a32.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a30.reinterpretAsInts(), m2)
                      .reinterpretAsFloats()
                      .rearrange(X2));
      a00 =
          a00.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a10.reinterpretAsInts(), m4)
              .reinterpretAsFloats()
              .add(
                  a10.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a00.reinterpretAsInts(), m4)
                      .reinterpretAsFloats()
                      .rearrange(X4));
      a20 =
          a20.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, a30.reinterpretAsInts(), m4)
              .reinterpretAsFloats()
              .add(
                  a30.reinterpretAsInts()
                      .lanewise(VectorOperators.BITWISE_BLEND, a20.reinterpretAsInts(), m4)
                      .reinterpretAsFloats()
                      .rearrange(X4));
      a00.reinterpretAsInts()
          .lanewise(VectorOperators.BITWISE_BLEND, a20.reinterpretAsInts(), m8)
          .reinterpretAsFloats()
          .add(
              a20.reinterpretAsInts()
                  .lanewise(VectorOperators.BITWISE_BLEND, a00.reinterpretAsInts(), m8)
                  .reinterpretAsFloats()
                  .rearrange(X8))
          .intoArray(to, at);
    }
  }
}
