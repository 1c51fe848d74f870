package io.parlance.tensor;

import java.util.Arrays;

/**
 * Plain loops: the reference that tests hold other backends to, the fallback where the incubator
 * module is off, and the quickest where code runs once and is never compiled.
 */
public final class ScalarBackend implements TensorBackend {
  private static final int ROWS_A_PART = 16;
  private static final int COLUMNS_A_PART = 1024;

  /** For {@link java.util.ServiceLoader}; others ask {@link TensorBackend#named}. */
  public ScalarBackend() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public RowBlockKernel rowBlocks() {
    return new ScalarRowBlockKernel();
  }

  @Override
  public FactorKernel factors() {
    return new ScalarFactorKernel();
  }

  @Override
  public MixtureKernel mixtures() {
    return new ScalarMixtureKernel();
  }

  @Override
  public SparseKernel sparse() {
    return new ScalarSparseKernel();
  }

  @Override
  public CellKernel cells() {
    return new ScalarCellKernel();
  }

  @Override
  public CrossEntropyKernel crossEntropy() {
    return new ScalarCrossEntropyKernel();
  }

  @Override
  public UpdateKernel updates() {
    return new ScalarUpdateKernel();
  }

  @Override
  public Decompositions decompositions() {
    return new HeapDecompositions();
  }

  @Override
  public PackedMatrix packed(int depth, int columns) {
    return new ScalarPackedMatrix(depth, columns);
  }

  @Override
  public void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float beta,
      float[] c,
      int cOffset,
      int ldc,
      Parallel parallel) {
    int depth = alpha == 0 ? 0 : k;
    int rowStep = transposeA ? 1 : lda; // from op(A)(i, p) to op(A)(i + 1, p)
    int depthStep = transposeA ? lda : 1;
    Parallel.Part rows =
        part -> {
          int end = Math.min(m, (part + 1) * ROWS_A_PART);
          for (int i = part * ROWS_A_PART; i < end; i++) {
            int cRow = cOffset + i * ldc;
            int aRow = aOffset + i * rowStep;
            scaleBy(beta, c, cRow, n);
            if (transposeB) {
              for (int j = 0; j < n && depth > 0; j++) {
                c[cRow + j] += alpha * dot(a, aRow, depthStep, b, bOffset + j * ldb, depth);
              }
            } else {
              for (int p = 0; p < depth; p++) {
                axpy(n, alpha * a[aRow + p * depthStep], b, bOffset + p * ldb, c, cRow);
              }
            }
          }
        };
    parallel.run((m + ROWS_A_PART - 1) / ROWS_A_PART, rows);
  }

  @Override
  public void gemv(
      boolean transposeA,
      int m,
      int n,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] x,
      int xOffset,
      float beta,
      float[] y,
      int yOffset,
      Parallel parallel) {
    if (!transposeA) {
      int depth = alpha == 0 ? 0 : n;
      parallel.run(
          (m + ROWS_A_PART - 1) / ROWS_A_PART,
          part -> {
            int from = part * ROWS_A_PART;
            int to = Math.min(m, from + ROWS_A_PART);
            ScalarGemv.rows(from, to, depth, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
          });
      return;
    }
    Parallel.Part columns =
        part -> {
          int from = part * COLUMNS_A_PART;
          int width = Math.min(n - from, COLUMNS_A_PART);
          scaleBy(beta, y, yOffset + from, width);
          for (int i = 0; i < m && alpha != 0; i++) {
            axpy(width, alpha * x[xOffset + i], a, aOffset + i * lda + from, y, yOffset + from);
          }
        };
    parallel.run((n + COLUMNS_A_PART - 1) / COLUMNS_A_PART, columns);
  }

  @Override
  public void gemv(
      QuantizedMatrix a, int fromRow, int toRow, float[] x, int xOffset, float[] y, int yOffset) {
    ScalarQuantizedGemv.rows(a, fromRow, toRow, x, xOffset, y, yOffset);
  }

  @Override
  public float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    return dot(x, xOffset, 1, y, yOffset, n);
  }

  /** Four sums, since one would wait for its last addition at every step. */
  private static float dot(float[] x, int xOffset, int xStep, float[] y, int yOffset, int n) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (int at = xOffset; i + 3 < n; i += 4, at += 4 * xStep) {
      s0 += x[at] * y[yOffset + i];
      s1 += x[at + xStep] * y[yOffset + i + 1];
      s2 += x[at + 2 * xStep] * y[yOffset + i + 2];
      s3 += x[at + 3 * xStep] * y[yOffset + i + 3];
    }
    for (; i < n; i++) {
      s0 += x[xOffset + i * xStep] * y[yOffset + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] += alpha * x[xOffset + i];
    }
  }

  @Override
  public void scale(int n, float alpha, float[] x, int xOffset) {
    for (int i = 0; i < n; i++) {
      x[xOffset + i] *= alpha;
    }
  }

  @Override
  public void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Transcendentals.exp(x[xOffset + i]);
    }
  }

  @Override
  public void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Transcendentals.sigmoid(x[xOffset + i]);
    }
  }

  @Override
  public void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Transcendentals.tanh(x[xOffset + i]);
    }
  }

  @Override
  public void softmax(float[] x, int offset, int rows, int columns, int stride) {
    for (int row = 0; row < rows; row++) {
      int start = offset + row * stride;
      float highest = Float.NEGATIVE_INFINITY;
      for (int i = start; i < start + columns; i++) {
        highest = Math.max(highest, x[i]);
      }
      double sum = 0;
      for (int i = start; i < start + columns; i++) {
        x[i] = Transcendentals.exp(x[i] - highest);
        sum += x[i];
      }
      scale(columns, (float) (1 / sum), x, start);
    }
  }

  /** {@code x *= beta}, where a beta of zero overwrites even NaN. */
  private void scaleBy(float beta, float[] x, int offset, int n) {
    if (beta == 0) {
      Arrays.fill(x, offset, offset + n, 0f);
    } else if (beta != 1) {
      scale(n, beta, x, offset);
    }
  }
}
