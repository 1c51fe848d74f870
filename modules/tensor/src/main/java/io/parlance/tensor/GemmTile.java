package io.parlance.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost product: a tile of C, 14, 8 or 4 rows by two vectors, held in registers over the
 * whole depth. With AVX-512, 14 rows run at 212 GFLOP/s where 8 run at 190 and 12 at 200.
 *
 * <p>A is packed (depth, rows) and B is packed (depth, two vectors). Each element is one chain of
 * fused multiply-adds in the order of the depth, whatever tile it falls into.
 *
 * <p>The products end in a small array, not in C: with alpha and beta in the same method, C2
 * reaches its limit of nodes, stops inlining and keeps the sums on the heap, 15 times slower.
 */
final class GemmTile {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Columns of a tile. */
  static final int WIDTH = 2 * LANES;

  /** Rows of a tile: with 8 lanes (AVX2) there are but 16 registers, too few for more. */
  static final int HEIGHT = LANES == 8 ? 4 : 14;

  private GemmTile() {}

  static void fourteenRows(
      int depth, float[] a, int aOffset, float[] b, int bOffset, float[] tile) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    FloatVector c60 = zero;
    FloatVector c61 = zero;
    FloatVector c70 = zero;
    FloatVector c71 = zero;
    FloatVector c80 = zero;
    FloatVector c81 = zero;
    FloatVector c90 = zero;
    FloatVector c91 = zero;
    FloatVector ca0 = zero;
    FloatVector ca1 = zero;
    FloatVector cb0 = zero;
    FloatVector cb1 = zero;
    FloatVector cc0 = zero;
    FloatVector cc1 = zero;
    FloatVector cd0 = zero;
    FloatVector cd1 = zero;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + p * WIDTH);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + p * WIDTH + LANES);
      int at = aOffset + 14 * p;
      FloatVector x = FloatVector.broadcast(SPECIES, a[at]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[at + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[at + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[at + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[at + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[at + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[at + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[at + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      x = FloatVector.broadcast(SPECIES, a[at + 8]);
      c80 = x.fma(b0, c80);
      c81 = x.fma(b1, c81);
      x = FloatVector.broadcast(SPECIES, a[at + 9]);
      c90 = x.fma(b0, c90);
      c91 = x.fma(b1, c91);
      x = FloatVector.broadcast(SPECIES, a[at + 10]);
      ca0 = x.fma(b0, ca0);
      ca1 = x.fma(b1, ca1);
      x = FloatVector.broadcast(SPECIES, a[at + 11]);
      cb0 = x.fma(b0, cb0);
      cb1 = x.fma(b1, cb1);
      x = FloatVector.broadcast(SPECIES, a[at + 12]);
      cc0 = x.fma(b0, cc0);
      cc1 = x.fma(b1, cc1);
      x = FloatVector.broadcast(SPECIES, a[at + 13]);
      cd0 = x.fma(b0, cd0);
      cd1 = x.fma(b1, cd1);
    }
    c00.intoArray(tile, 0);
    c01.intoArray(tile, LANES);
    c10.intoArray(tile, 2 * LANES);
    c11.intoArray(tile, 3 * LANES);
    c20.intoArray(tile, 4 * LANES);
    c21.intoArray(tile, 5 * LANES);
    c30.intoArray(tile, 6 * LANES);
    c31.intoArray(tile, 7 * LANES);
    c40.intoArray(tile, 8 * LANES);
    c41.intoArray(tile, 9 * LANES);
    c50.intoArray(tile, 10 * LANES);
    c51.intoArray(tile, 11 * LANES);
    c60.intoArray(tile, 12 * LANES);
    c61.intoArray(tile, 13 * LANES);
    c70.intoArray(tile, 14 * LANES);
    c71.intoArray(tile, 15 * LANES);
    c80.intoArray(tile, 16 * LANES);
    c81.intoArray(tile, 17 * LANES);
    c90.intoArray(tile, 18 * LANES);
    c91.intoArray(tile, 19 * LANES);
    ca0.intoArray(tile, 20 * LANES);
    ca1.intoArray(tile, 21 * LANES);
    cb0.intoArray(tile, 22 * LANES);
    cb1.intoArray(tile, 23 * LANES);
    cc0.intoArray(tile, 24 * LANES);
    cc1.intoArray(tile, 25 * LANES);
    cd0.intoArray(tile, 26 * LANES);
    cd1.intoArray(tile, 27 * LANES);
  }

  static void eightRows(int depth, float[] a, int aOffset, float[] b, int bOffset, float[] tile) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    FloatVector c60 = zero;
    FloatVector c61 = zero;
    FloatVector c70 = zero;
    FloatVector c71 = zero;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + p * WIDTH);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + p * WIDTH + LANES);
      int at = aOffset + 8 * p;
      FloatVector x = FloatVector.broadcast(SPECIES, a[at]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[at + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[at + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[at + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[at + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[at + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[at + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[at + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(tile, 0);
    c01.intoArray(tile, LANES);
    c10.intoArray(tile, 2 * LANES);
    c11.intoArray(tile, 3 * LANES);
    c20.intoArray(tile, 4 * LANES);
    c21.intoArray(tile, 5 * LANES);
    c30.intoArray(tile, 6 * LANES);
    c31.intoArray(tile, 7 * LANES);
    c40.intoArray(tile, 8 * LANES);
    c41.intoArray(tile, 9 * LANES);
    c50.intoArray(tile, 10 * LANES);
    c51.intoArray(tile, 11 * LANES);
    c60.intoArray(tile, 12 * LANES);
    c61.intoArray(tile, 13 * LANES);
    c70.intoArray(tile, 14 * LANES);
    c71.intoArray(tile, 15 * LANES);
  }

  static void fourRows(int depth, float[] a, int aOffset, float[] b, int bOffset, float[] tile) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + p * WIDTH);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + p * WIDTH + LANES);
      int at = aOffset + 4 * p;
      FloatVector x = FloatVector.broadcast(SPECIES, a[at]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[at + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[at + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[at + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    c00.intoArray(tile, 0);
    c01.intoArray(tile, LANES);
    c10.intoArray(tile, 2 * LANES);
    c11.intoArray(tile, 3 * LANES);
    c20.intoArray(tile, 4 * LANES);
    c21.intoArray(tile, 5 * LANES);
    c30.intoArray(tile, 6 * LANES);
    c31.intoArray(tile, 7 * LANES);
  }

  /** {@code C = alpha tile + beta C} over the first rows and columns of the tile. */
  static void store(
      float[] tile,
      int rows,
      int columns,
      float alpha,
      float beta,
      float[] c,
      int cOffset,
      int ldc) {
    if (columns == WIDTH) {
      for (int i = 0; i < rows; i++) {
        storeRow(tile, i * WIDTH, alpha, beta, c, cOffset + i * ldc);
        storeRow(tile, i * WIDTH + LANES, alpha, beta, c, cOffset + i * ldc + LANES);
      }
      return;
    }
    for (int i = 0; i < rows; i++) {
      int from = i * WIDTH;
      int to = cOffset + i * ldc;
      for (int j = 0; j < columns; j++) {
        float product = alpha * tile[from + j];
        c[to + j] = beta == 0 ? product : Math.fma(beta, c[to + j], product);
      }
    }
  }

  private static void storeRow(float[] tile, int from, float alpha, float beta, float[] c, int to) {
    FloatVector product = FloatVector.fromArray(SPECIES, tile, from).mul(alpha);
    if (beta != 0) {
      product =
          FloatVector.broadcast(SPECIES, beta).fma(FloatVector.fromArray(SPECIES, c, to), product);
    }
    product.intoArray(c, to);
  }
}
