package io.parlance.trainers.lsa;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
  private final Queue<float[]> spare = new ConcurrentLinkedQueue<>(); // chunks' rows, used again

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
          float[] left = take(x.width);
          float[] right = x == y ? left : take(y.width);
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
          spare.add(left);
          if (x != y) {
            spare.add(right);
          }
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
          float[] before = take(x.width);
          float[] after = take(x.width);
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
          spare.add(before);
          spare.add(after);
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
          float[] own = take(v.width);
          float[] rest = take(y.width);
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
          spare.add(own);
          spare.add(rest);
        });
  }

  /** {@code Y = a X + b Y}. */
  void combine(float a, TallMatrix x, float b, TallMatrix y) {
    parallel.run(
        y.panels(),
        part -> {
          float[] from = x.array(part);
          float[] to = y.array(part);
          int shift = x.start(part) - y.start(part);
          int end = y.start(part) + y.rows * TallMatrix.PANEL;
          for (int i = y.start(part); i < end; i++) {
            to[i] = a * from[i + shift] + b * to[i];
          }
        });
  }

  /** The square of each column's length, summed in double: (width). */
  double[] squares(TallMatrix x) {
    return sums(x, true);
  }

  /** The sum of each column, in double: (width). */
  double[] sums(TallMatrix x) {
    return sums(x, false);
  }

  private double[] sums(TallMatrix x, boolean squared) {
    double[] total = new double[x.width];
    parallel.run(
        x.panels(),
        part -> {
          double[] sums = new double[TallMatrix.PANEL];
          float[] array = x.array(part);
          int at = x.start(part);
          for (int row = 0; row < x.rows; row++, at += TallMatrix.PANEL) {
            for (int j = 0; j < TallMatrix.PANEL; j++) {
              double value = array[at + j];
              sums[j] += squared ? value * value : value;
            }
          }
          System.arraycopy(sums, 0, total, part * TallMatrix.PANEL, TallMatrix.PANEL);
        });
    return total;
  }

  private static int chunks(int rows) {
    return (rows + CHUNK - 1) / CHUNK;
  }

  /** Room for a chunk's rows; what is in it is left of another use. */
  private float[] take(int width) {
    float[] found = spare.poll();
    return found != null && found.length >= CHUNK * width ? found : new float[CHUNK * width];
  }
}
