package io.parlance.trainers.lsa;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;

/**
 * Products and sums over tall matrices: chunks of rows are laid out row by row for the backend's
 * products. Chunks and their groups follow from the number of rows alone, so results do not depend
 * on the number of threads.
 */
final class TallProducts {
  private static final int CHUNK = 512; // rows
  private static final int GROUPS = 16; // of chunks: sums in float, added up in double
  private static final int BLOCK = 128; // columns of a symmetric product at once

  private final TensorBackend backend;
  private final Parallel parallel;

  TallProducts(TensorBackend backend, Parallel parallel) {
    this.backend = backend;
    this.parallel = parallel;
  }

  /**
   * {@code XᵀY}, (X's width, Y's width).
   *
   * @param symmetric whether it is known to be so: the lower half is then not summed
   */
  double[][] inner(TallMatrix x, TallMatrix y, boolean symmetric) {
    int chunks = chunks(x.rows);
    int groups = Math.min(GROUPS, chunks);
    float[][] sums = new float[groups][];
    parallel.run(
        groups,
        group -> {
          float[] sum = new float[x.width * y.width];
          float[] left = new float[CHUNK * x.width];
          float[] right = x == y ? left : new float[CHUNK * y.width];
          int end = (int) ((group + 1L) * chunks / groups);
          for (int chunk = (int) ((long) group * chunks / groups); chunk < end; chunk++) {
            int row = chunk * CHUNK;
            int rows = Math.min(CHUNK, x.rows - row);
            x.copyRows(row, rows, left);
            if (x != y) {
              y.copyRows(row, rows, right);
            }
            for (int column = 0; column < y.width; column += BLOCK) {
              int columns = Math.min(BLOCK, y.width - column);
              backend.gemm(
                  true,
                  false,
                  symmetric ? column + columns : x.width,
                  columns,
                  rows,
                  1f,
                  left,
                  0,
                  x.width,
                  right,
                  column,
                  y.width,
                  1f,
                  sum,
                  column,
                  y.width,
                  Parallel.sequential());
            }
          }
          sums[group] = sum;
        });
    double[][] total = new double[x.width][y.width];
    for (float[] sum : sums) {
      for (int i = 0; i < x.width; i++) {
        for (int j = 0; j < y.width; j++) {
          total[i][j] += sum[i * y.width + j];
        }
      }
    }
    for (int i = 0; symmetric && i < x.width; i++) {
      for (int j = 0; j < i; j++) {
        total[i][j] = total[j][i];
      }
    }
    return total;
  }

  /** {@code X = X M}, in place; M is (width, width), row-major. */
  void turn(TallMatrix x, float[] m) {
    parallel.run(
        chunks(x.rows),
        part -> {
          int row = part * CHUNK;
          int rows = Math.min(CHUNK, x.rows - row);
          float[] before = new float[rows * x.width];
          float[] after = new float[rows * x.width];
          x.copyRows(row, rows, before);
          backend.gemm(
              false,
              false,
              rows,
              x.width,
              x.width,
              1f,
              before,
              0,
              x.width,
              m,
              0,
              x.width,
              0f,
              after,
              0,
              x.width,
              Parallel.sequential());
          x.setRows(row, rows, after);
        });
  }

  /** {@code Y -= V (VᵀY)}: takes from each column of Y what lies in the span of V's. */
  void deflate(TallMatrix v, TallMatrix y) {
    double[][] inner = inner(v, y, false);
    float[] shares = new float[v.width * y.width];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) inner[i / y.width][i % y.width];
    }
    parallel.run(
        chunks(y.rows),
        part -> {
          int row = part * CHUNK;
          int rows = Math.min(CHUNK, y.rows - row);
          float[] own = new float[rows * v.width];
          float[] rest = new float[rows * y.width];
          v.copyRows(row, rows, own);
          y.copyRows(row, rows, rest);
          backend.gemm(
              false,
              false,
              rows,
              y.width,
              v.width,
              -1f,
              own,
              0,
              v.width,
              shares,
              0,
              y.width,
              1f,
              rest,
              0,
              y.width,
              Parallel.sequential());
          y.setRows(row, rows, rest);
        });
  }

  /** {@code Y = a X + b Y}. */
  void combine(float a, TallMatrix x, float b, TallMatrix y) {
    parallel.run(
        y.panels.length,
        part -> {
          float[] from = x.panels[part];
          float[] to = y.panels[part];
          for (int i = 0; i < to.length; i++) {
            to[i] = a * from[i] + b * to[i];
          }
        });
  }

  /** The square of each column's length, summed in double: (width). */
  double[] squares(TallMatrix x) {
    double[] total = new double[x.width];
    parallel.run(
        x.panels.length,
        part -> {
          double[] sums = new double[TallMatrix.PANEL];
          float[] panel = x.panels[part];
          for (int row = TallMatrix.LEAD; row < panel.length; row += TallMatrix.PANEL) {
            for (int j = 0; j < TallMatrix.PANEL; j++) {
              sums[j] += (double) panel[row + j] * panel[row + j];
            }
          }
          System.arraycopy(sums, 0, total, part * TallMatrix.PANEL, TallMatrix.PANEL);
        });
    return total;
  }

  private static int chunks(int rows) {
    return (rows + CHUNK - 1) / CHUNK;
  }
}
