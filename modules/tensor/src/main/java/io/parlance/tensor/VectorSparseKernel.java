package io.parlance.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link SparseKernel} on the Vector API.
 *
 * <p>A row's cells are gathered four at a time into two vectors each: eight sums that do not wait
 * for one another. A lane's sum is the same wherever its column lies among the vectors, so each
 * pass over one vector adds in the order in which the pass over two does.
 */
final class VectorSparseKernel implements SparseKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  @Override
  public void multiply(
      SparseRows a,
      int width,
      float[] x,
      int xOffset,
      int xStride,
      float[] y,
      int yOffset,
      int yStride) {
    int from = 0;
    for (; from + 2 * LANES <= width; from += 2 * LANES) {
      multiplyTwo(a, x, xOffset + from, xStride, y, yOffset + from, yStride);
    }
    for (; from < width; from += LANES) {
      multiplyOne(a, x, xOffset + from, xStride, y, yOffset + from, yStride);
    }
  }

  @Override
  public void gram(
      float alpha,
      SparseRows a,
      int width,
      float[] x,
      int xOffset,
      int xStride,
      float[] g,
      int gOffset,
      int gStride) {
    float[] product = new float[a.rows() * width]; // A X of these rows, while it is in the cache
    multiply(a, width, x, xOffset, xStride, product, 0, width);
    spread(alpha, a, width, product, width, g, gOffset, gStride);
  }

  private static void multiplyTwo(
      SparseRows a, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
    int[] starts = a.starts();
    int[] columns = a.columns();
    float[] values = a.values();
    for (int row = 0; row + 1 < starts.length; row++) {
      int end = starts[row + 1];
      int i = starts[row];
      FloatVector p0 = FloatVector.zero(S);
      FloatVector p1 = p0;
      FloatVector p2 = p0;
      FloatVector p3 = p0;
      FloatVector q0 = p0;
      FloatVector q1 = p0;
      FloatVector q2 = p0;
      FloatVector q3 = p0;
      for (; i + 3 < end; i += 4) {
        int at0 = xOffset + columns[i] * xStride;
        int at1 = xOffset + columns[i + 1] * xStride;
        int at2 = xOffset + columns[i + 2] * xStride;
        int at3 = xOffset + columns[i + 3] * xStride;
        FloatVector v0 = FloatVector.broadcast(S, values[i]);
        p0 = v0.fma(FloatVector.fromArray(S, x, at0), p0);
        q0 = v0.fma(FloatVector.fromArray(S, x, at0 + LANES), q0);
        FloatVector v1 = FloatVector.broadcast(S, values[i + 1]);
        p1 = v1.fma(FloatVector.fromArray(S, x, at1), p1);
        q1 = v1.fma(FloatVector.fromArray(S, x, at1 + LANES), q1);
        FloatVector v2 = FloatVector.broadcast(S, values[i + 2]);
        p2 = v2.fma(FloatVector.fromArray(S, x, at2), p2);
        q2 = v2.fma(FloatVector.fromArray(S, x, at2 + LANES), q2);
        FloatVector v3 = FloatVector.broadcast(S, values[i + 3]);
        p3 = v3.fma(FloatVector.fromArray(S, x, at3), p3);
        q3 = v3.fma(FloatVector.fromArray(S, x, at3 + LANES), q3);
      }
      for (; i < end; i++) {
        int at = xOffset + columns[i] * xStride;
        FloatVector v = FloatVector.broadcast(S, values[i]);
        p0 = v.fma(FloatVector.fromArray(S, x, at), p0);
        q0 = v.fma(FloatVector.fromArray(S, x, at + LANES), q0);
      }
      int to = yOffset + row * yStride;
      FloatVector p = p0.add(p1).add(p2.add(p3));
      FloatVector q = q0.add(q1).add(q2.add(q3));
      FloatVector.fromArray(S, y, to).add(p).intoArray(y, to);
      FloatVector.fromArray(S, y, to + LANES).add(q).intoArray(y, to + LANES);
    }
  }

  private static void multiplyOne(
      SparseRows a, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
    int[] starts = a.starts();
    int[] columns = a.columns();
    float[] values = a.values();
    for (int row = 0; row + 1 < starts.length; row++) {
      int end = starts[row + 1];
      int i = starts[row];
      FloatVector p0 = FloatVector.zero(S);
      FloatVector p1 = p0;
      FloatVector p2 = p0;
      FloatVector p3 = p0;
      for (; i + 3 < end; i += 4) {
        FloatVector x0 = FloatVector.fromArray(S, x, xOffset + columns[i] * xStride);
        FloatVector x1 = FloatVector.fromArray(S, x, xOffset + columns[i + 1] * xStride);
        FloatVector x2 = FloatVector.fromArray(S, x, xOffset + columns[i + 2] * xStride);
        FloatVector x3 = FloatVector.fromArray(S, x, xOffset + columns[i + 3] * xStride);
        p0 = FloatVector.broadcast(S, values[i]).fma(x0, p0);
        p1 = FloatVector.broadcast(S, values[i + 1]).fma(x1, p1);
        p2 = FloatVector.broadcast(S, values[i + 2]).fma(x2, p2);
        p3 = FloatVector.broadcast(S, values[i + 3]).fma(x3, p3);
      }
      for (; i < end; i++) {
        FloatVector x0 = FloatVector.fromArray(S, x, xOffset + columns[i] * xStride);
        p0 = FloatVector.broadcast(S, values[i]).fma(x0, p0);
      }
      int to = yOffset + row * yStride;
      FloatVector p = p0.add(p1).add(p2.add(p3));
      FloatVector.fromArray(S, y, to).add(p).intoArray(y, to);
    }
  }

  /** {@code G += alpha AᵀY}. */
  private static void spread(
      float alpha,
      SparseRows a,
      int width,
      float[] y,
      int yStride,
      float[] g,
      int gOffset,
      int gStride) {
    int[] starts = a.starts();
    int[] columns = a.columns();
    float[] values = a.values();
    for (int row = 0; row + 1 < starts.length; row++) {
      int end = starts[row + 1];
      int from = 0;
      for (; from + 2 * LANES <= width; from += 2 * LANES) {
        FloatVector p = FloatVector.fromArray(S, y, row * yStride + from);
        FloatVector q = FloatVector.fromArray(S, y, row * yStride + from + LANES);
        for (int i = starts[row]; i < end; i++) {
          int at = gOffset + from + columns[i] * gStride;
          FloatVector v = FloatVector.broadcast(S, alpha * values[i]);
          v.fma(p, FloatVector.fromArray(S, g, at)).intoArray(g, at);
          v.fma(q, FloatVector.fromArray(S, g, at + LANES)).intoArray(g, at + LANES);
        }
      }
      for (; from < width; from += LANES) {
        FloatVector p = FloatVector.fromArray(S, y, row * yStride + from);
        for (int i = starts[row]; i < end; i++) {
          int at = gOffset + from + columns[i] * gStride;
          FloatVector v = FloatVector.broadcast(S, alpha * values[i]);
          v.fma(p, FloatVector.fromArray(S, g, at)).intoArray(g, at);
        }
      }
    }
  }
}
