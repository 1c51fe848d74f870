package io.parlance.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Dot products of a tile of 4 input rows and 4 output rows of a {@link RowBlock}. */
final class RowDots {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  private RowDots() {}

  /**
   * Puts the 16 dots of the rows from input i and output o on into the block's slopes at {@code
   * at}.
   */
  static void tile(RowBlock block, int i, int o, int at) {
    if (LANES == RowBlock.TILE_SIZE) {
      Wide.tile(block, i, o, at);
    } else {
      narrow(block, i, o, at);
    }
  }

  /** Dots of a tile on vectors of fewer lanes: a row of it at a time. */
  private static void narrow(RowBlock block, int i, int o, int at) {
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

  /** What only vectors of 16 lanes do: a tile's 16 sums are one vector. */
  private static final class Wide {
    private static final VectorMask<Float> M1 = VectorMask.fromLong(S, 0xAAAA);
    private static final VectorMask<Float> M2 = VectorMask.fromLong(S, 0xCCCC);
    private static final VectorMask<Float> M4 = VectorMask.fromLong(S, 0xF0F0);
    private static final VectorMask<Float> M8 = VectorMask.fromLong(S, 0xFF00);
    private static final VectorShuffle<Float> X1 = VectorShuffle.fromOp(S, i -> i ^ 1);
    private static final VectorShuffle<Float> X2 = VectorShuffle.fromOp(S, i -> i ^ 2);
    private static final VectorShuffle<Float> X4 = VectorShuffle.fromOp(S, i -> i ^ 4);
    private static final VectorShuffle<Float> X8 = VectorShuffle.fromOp(S, i -> i ^ 8);

    private Wide() {}

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
      // A tree of folds: lanes outside the mask take pair sums of the first, lanes in it of the
      // second.
      // It is written out, since a call that is not inlined would box every vector.
      a00 = a00.blend(a01, M1).add(a01.blend(a00, M1).rearrange(X1));
      a02 = a02.blend(a03, M1).add(a03.blend(a02, M1).rearrange(X1));
      a00 = a00.blend(a02, M2).add(a02.blend(a00, M2).rearrange(X2));
      a10 = a10.blend(a11, M1).add(a11.blend(a10, M1).rearrange(X1));
      a12 = a12.blend(a13, M1).add(a13.blend(a12, M1).rearrange(X1));
      a10 = a10.blend(a12, M2).add(a12.blend(a10, M2).rearrange(X2));
      a20 = a20.blend(a21, M1).add(a21.blend(a20, M1).rearrange(X1));
      a22 = a22.blend(a23, M1).add(a23.blend(a22, M1).rearrange(X1));
      a20 = a20.blend(a22, M2).add(a22.blend(a20, M2).rearrange(X2));
      a30 = a30.blend(a31, M1).add(a31.blend(a30, M1).rearrange(X1));
      a32 = a32.blend(a33, M1).add(a33.blend(a32, M1).rearrange(X1));
      a30 = a30.blend(a32, M2).add(a32.blend(a30, M2).rearrange(X2));
      a00 = a00.blend(a10, M4).add(a10.blend(a00, M4).rearrange(X4));
      a20 = a20.blend(a30, M4).add(a30.blend(a20, M4).rearrange(X4));
      a00.blend(a20, M8).add(a20.blend(a00, M8).rearrange(X8)).intoArray(to, at);
    }
  }
}
