package io.parlance.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Dot products of one row with 16 others: a vector of products each, then the lanes of all. */
final class MixtureDots {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();
  private static final int GROUP = VectorMixtureKernel.GROUP;

  private MixtureDots() {}

  /**
   * {@code dots[j] = x · y_j} for 16 rows.
   *
   * @param ys where each y_j starts in {@code y}
   * @param products scratch, (16, LANES)
   */
  static void dots(
      float[] x, int xOffset, float[] y, int[] ys, int stride, float[] products, float[] dots) {
    int k = 0;
    if (stride >= 4 * LANES) {
      first(x, xOffset, y, ys, products);
      k = 4 * LANES;
    } else {
      Arrays.fill(products, 0);
    }
    for (; k + 4 * LANES <= stride; k += 4 * LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xOffset + k);
      FloatVector x1 = FloatVector.fromArray(S, x, xOffset + k + LANES);
      FloatVector x2 = FloatVector.fromArray(S, x, xOffset + k + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(S, x, xOffset + k + 3 * LANES);
      for (int j = 0; j < GROUP; j++) {
        int o = ys[j] + k;
        FloatVector p = FloatVector.fromArray(S, products, j * LANES);
        p = x0.fma(FloatVector.fromArray(S, y, o), p);
        p = x1.fma(FloatVector.fromArray(S, y, o + LANES), p);
        p = x2.fma(FloatVector.fromArray(S, y, o + 2 * LANES), p);
        x3.fma(FloatVector.fromArray(S, y, o + 3 * LANES), p).intoArray(products, j * LANES);
      }
    }
    for (; k < stride; k += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xOffset + k);
      for (int j = 0; j < GROUP; j++) {
        FloatVector p = FloatVector.fromArray(S, products, j * LANES);
        x0.fma(FloatVector.fromArray(S, y, ys[j] + k), p).intoArray(products, j * LANES);
      }
    }
    if (LANES == GROUP) {
      Wide.fold(products, dots);
    } else {
      fold(products, dots);
    }
  }

  private static void first(float[] x, int xOffset, float[] y, int[] ys, float[] products) {
    FloatVector x0 = FloatVector.fromArray(S, x, xOffset);
    FloatVector x1 = FloatVector.fromArray(S, x, xOffset + LANES);
    FloatVector x2 = FloatVector.fromArray(S, x, xOffset + 2 * LANES);
    FloatVector x3 = FloatVector.fromArray(S, x, xOffset + 3 * LANES);
    for (int j = 0; j < GROUP; j++) {
      int o = ys[j];
      FloatVector p = x0.mul(FloatVector.fromArray(S, y, o));
      p = x1.fma(FloatVector.fromArray(S, y, o + LANES), p);
      p = x2.fma(FloatVector.fromArray(S, y, o + 2 * LANES), p);
      x3.fma(FloatVector.fromArray(S, y, o + 3 * LANES), p).intoArray(products, j * LANES);
    }
  }

  private static void fold(float[] products, float[] dots) {
    for (int j = 0; j < GROUP; j++) {
      float sum = 0;
      for (int at = j * LANES; at < (j + 1) * LANES; at += 4) {
        sum += (products[at] + products[at + 1]) + (products[at + 2] + products[at + 3]);
      }
      dots[j] = sum;
    }
  }

  /** What only vectors of 16 lanes do: the 16 sums are one vector. */
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

    /**
     * A tree of folds: lanes outside the mask take pair sums of the first vector, lanes in it of
     * the second. Written out, since a call that is not inlined would box every vector.
     */
    static void fold(float[] products, float[] dots) {
      FloatVector a0 = FloatVector.fromArray(S, products, 0);
      FloatVector a1 = FloatVector.fromArray(S, products, 16);
      a0 = a0.blend(a1, M1).add(a1.blend(a0, M1).rearrange(X1));
      FloatVector a2 = FloatVector.fromArray(S, products, 32);
      FloatVector a3 = FloatVector.fromArray(S, products, 48);
      a2 = a2.blend(a3, M1).add(a3.blend(a2, M1).rearrange(X1));
      a0 = a0.blend(a2, M2).add(a2.blend(a0, M2).rearrange(X2));
      FloatVector a4 = FloatVector.fromArray(S, products, 64);
      FloatVector a5 = FloatVector.fromArray(S, products, 80);
      a4 = a4.blend(a5, M1).add(a5.blend(a4, M1).rearrange(X1));
      FloatVector a6 = FloatVector.fromArray(S, products, 96);
      FloatVector a7 = FloatVector.fromArray(S, products, 112);
      a6 = a6.blend(a7, M1).add(a7.blend(a6, M1).rearrange(X1));
      a4 = a4.blend(a6, M2).add(a6.blend(a4, M2).rearrange(X2));
      a0 = a0.blend(a4, M4).add(a4.blend(a0, M4).rearrange(X4));
      FloatVector b0 = FloatVector.fromArray(S, products, 128);
      FloatVector b1 = FloatVector.fromArray(S, products, 144);
      b0 = b0.blend(b1, M1).add(b1.blend(b0, M1).rearrange(X1));
      FloatVector b2 = FloatVector.fromArray(S, products, 160);
      FloatVector b3 = FloatVector.fromArray(S, products, 176);
      b2 = b2.blend(b3, M1).add(b3.blend(b2, M1).rearrange(X1));
      b0 = b0.blend(b2, M2).add(b2.blend(b0, M2).rearrange(X2));
      FloatVector b4 = FloatVector.fromArray(S, products, 192);
      FloatVector b5 = FloatVector.fromArray(S, products, 208);
      b4 = b4.blend(b5, M1).add(b5.blend(b4, M1).rearrange(X1));
      FloatVector b6 = FloatVector.fromArray(S, products, 224);
      FloatVector b7 = FloatVector.fromArray(S, products, 240);
      b6 = b6.blend(b7, M1).add(b7.blend(b6, M1).rearrange(X1));
      b4 = b4.blend(b6, M2).add(b6.blend(b4, M2).rearrange(X2));
      b0 = b0.blend(b4, M4).add(b4.blend(b0, M4).rearrange(X4));
      a0.blend(b0, M8).add(b0.blend(a0, M8).rearrange(X8)).intoArray(dots, 0);
    }
  }
}
