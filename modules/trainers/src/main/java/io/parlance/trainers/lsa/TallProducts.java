package io.parlance.trainers.lsa;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;

/** Products and sums over tall matrices, cut by rows alone into the same parts always. */
final class TallProducts {
  private static final int CHUNK = 1024; // rows

  private final TensorBackend backend;
  private final Parallel parallel;

  TallProducts(TensorBackend backend, Parallel parallel) {
    this.backend = backend;
    this.parallel = parallel;
  }

  /** {@code XᵀY}, (X's width, Y's width) in rows of Y's width. */
  float[] inner(TallMatrix x, TallMatrix y) {
    float[] product = new float[x.width * y.width];
    backend.gemm(
        true, false, x.width, y.width, x.rows, 1f, x.data, 0, x.stride, y.data, 0, y.stride, 0f,
        product, 0, y.width, parallel);
    return product;
  }

  /** {@code X = X M}, in place; M is (width, width). */
  void turn(TallMatrix x, float[] m) {
    parallel.run(
        (x.rows + CHUNK - 1) / CHUNK,
        part -> {
          int row = part * CHUNK;
          int rows = Math.min(CHUNK, x.rows - row);
          float[] copy = new float[rows * x.stride];
          System.arraycopy(x.data, x.offset(row), copy, 0, copy.length);
          backend.gemm(
              false,
              false,
              rows,
              x.width,
              x.width,
              1f,
              copy,
              0,
              x.stride,
              m,
              0,
              x.width,
              0f,
              x.data,
              x.offset(row),
              x.stride,
              Parallel.sequential());
        });
  }

  /** {@code Y -= V (VᵀY)}: takes from each column of Y what lies in the span of V's. */
  void deflate(TallMatrix v, TallMatrix y) {
    float[] shares = inner(v, y); // (V's width, Y's width)
    backend.gemm(
        false, false, y.rows, y.width, v.width, -1f, v.data, 0, v.stride, shares, 0, y.width, 1f,
        y.data, 0, y.stride, parallel);
  }

  /** {@code Y = a X + b Y}. */
  void combine(float a, TallMatrix x, float b, TallMatrix y) {
    forRows(
        x.rows,
        (row, end) -> {
          for (int i = y.offset(row); i < y.offset(end); i++) {
            y.data[i] = a * x.data[i] + b * y.data[i];
          }
        });
  }

  /** The square of each column's length, summed in double: (width). */
  double[] squares(TallMatrix x) {
    double[] total = new double[x.width];
    int chunks = (x.rows + CHUNK - 1) / CHUNK;
    double[][] sums = new double[chunks][];
    forRows(
        x.rows,
        (row, end) -> {
          double[] own = new double[x.width];
          for (int r = row; r < end; r++) {
            int at = x.offset(r);
            for (int j = 0; j < x.width; j++) {
              own[j] += (double) x.data[at + j] * x.data[at + j];
            }
          }
          sums[row / CHUNK] = own;
        });
    for (double[] own : sums) {
      for (int j = 0; j < total.length; j++) {
        total[j] += own[j];
      }
    }
    return total;
  }

  private interface Rows {
    void of(int row, int end);
  }

  private void forRows(int rows, Rows body) {
    parallel.run(
        (rows + CHUNK - 1) / CHUNK,
        part -> body.of(part * CHUNK, Math.min(rows, (part + 1) * CHUNK)));
  }
}
