package io.parlance.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Java's Vector API. It can be made only where the module {@code jdk.incubator.vector} is on;
 * elsewhere its constructor throws a {@link LinkageError}, and {@link TensorBackend#preferred}
 * takes the scalar backend.
 */
public final class VectorBackend implements TensorBackend {
  private final int lanes;
  private final ThreadLocal<VectorGemm.Scratch> scratch =
      ThreadLocal.withInitial(VectorGemm.Scratch::new);

  /** For {@link java.util.ServiceLoader}; others ask {@link TensorBackend#named}. */
  public VectorBackend() {
    lanes = FloatVector.SPECIES_PREFERRED.length();
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public int priority() {
    return 100;
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
    if (k == 0 || alpha == 0) {
      scaleRows(m, n, beta, c, cOffset, ldc);
      return;
    }
    new VectorGemm(
            scratch,
            transposeA,
            transposeB,
            m,
            n,
            k,
            alpha,
            a,
            aOffset,
            lda,
            b,
            bOffset,
            ldb,
            c,
            cOffset,
            ldc)
        .run(beta, parallel);
  }

  private void scaleRows(int m, int n, float beta, float[] c, int cOffset, int ldc) {
    for (int i = 0; i < m; i++) {
      if (beta == 0) {
        Arrays.fill(c, cOffset + i * ldc, cOffset + i * ldc + n, 0f);
      } else if (beta != 1) {
        scale(n, beta, c, cOffset + i * ldc);
      }
    }
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
    if (transposeA) {
      gemm(
          false, false, 1, n, m, alpha, x, xOffset, m, a, aOffset, lda, beta, y, yOffset, n,
          parallel);
    } else {
      gemm(
          false, false, m, 1, n, alpha, a, aOffset, lda, x, xOffset, 1, beta, y, yOffset, 1,
          parallel);
    }
  }

  @Override
  public float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    return VectorReductions.dot(x, xOffset, y, yOffset, n);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    VectorSpecies<Float> species = FloatVector.SPECIES_PREFERRED;
    FloatVector factor = FloatVector.broadcast(species, alpha);
    int body = n - n % lanes;
    for (int i = 0; i < body; i += lanes) {
      FloatVector.fromArray(species, x, xOffset + i)
          .fma(factor, FloatVector.fromArray(species, y, yOffset + i))
          .intoArray(y, yOffset + i);
    }
    for (int i = body; i < n; i++) {
      y[yOffset + i] = Math.fma(alpha, x[xOffset + i], y[yOffset + i]);
    }
  }

  @Override
  public void scale(int n, float alpha, float[] x, int xOffset) {
    VectorSpecies<Float> species = FloatVector.SPECIES_PREFERRED;
    int body = n - n % lanes;
    for (int i = 0; i < body; i += lanes) {
      FloatVector.fromArray(species, x, xOffset + i).mul(alpha).intoArray(x, xOffset + i);
    }
    for (int i = body; i < n; i++) {
      x[xOffset + i] *= alpha;
    }
  }

  @Override
  public void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    VectorTranscendentals.exp(x, xOffset, y, yOffset, n);
  }

  @Override
  public void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    VectorTranscendentals.sigmoid(x, xOffset, y, yOffset, n);
  }

  @Override
  public void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    VectorTranscendentals.tanh(x, xOffset, y, yOffset, n);
  }

  @Override
  public void softmax(float[] x, int offset, int rows, int columns, int stride) {
    for (int row = 0; row < rows; row++) {
      VectorReductions.softmax(x, offset + row * stride, columns);
    }
  }
}
