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
  private final PanelArena arena = new PanelArena();
  private final ThreadLocal<VectorGemm.Scratch> scratch =
      ThreadLocal.withInitial(() -> new VectorGemm.Scratch(arena.take()));

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
  public RowBlockKernel rowBlocks() {
    return new VectorRowBlockKernel();
  }

  @Override
  public FactorKernel factors() {
    return new VectorFactorKernel();
  }

  @Override
  public MixtureKernel mixtures() {
    return new VectorMixtureKernel();
  }

  @Override
  public SparseKernel sparse() {
    return new VectorSparseKernel();
  }

  @Override
  public CellKernel cells() {
    return new VectorCellKernel();
  }

  @Override
  public CrossEntropyKernel crossEntropy() {
    return new VectorCrossEntropyKernel();
  }

  @Override
  public UpdateKernel updates() {
    return new VectorUpdateKernel();
  }

  @Override
  public Decompositions decompositions() {
    return new HeapDecompositions();
  }

  @Override
  public PackedMatrix packed(int depth, int columns) {
    return new VectorPackedMatrix(scratch, depth, columns);
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
    } else if (m == 1 && (!transposeA || lda == 1)) {
      if (transposeB) {
        VectorGemv.rows(n, k, alpha, b, bOffset, ldb, a, aOffset, beta, c, cOffset, 1, parallel);
      } else {
        VectorGemv.columns(k, n, alpha, b, bOffset, ldb, a, aOffset, beta, c, cOffset, parallel);
      }
    } else if (n == 1 && !transposeA && (transposeB || ldb == 1)) {
      VectorGemv.rows(m, k, alpha, a, aOffset, lda, b, bOffset, beta, c, cOffset, ldc, parallel);
    } else {
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
    if (alpha == 0) {
      scaleRows(1, transposeA ? n : m, beta, y, yOffset, 0);
    } else if (transposeA) {
      VectorGemv.columns(m, n, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset, parallel);
    } else {
      VectorGemv.rows(m, n, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset, 1, parallel);
    }
  }

  @Override
  public void gemv(
      QuantizedMatrix a, int fromRow, int toRow, float[] x, int xOffset, float[] y, int yOffset) {
    VectorQuantizedGemv.rows(a, fromRow, toRow, x, xOffset, y, yOffset);
  }

  @Override
  public float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    return VectorReductions.dot(x, xOffset, y, yOffset, n);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    VectorGemv.addOne(alpha, x, xOffset, y, yOffset, n);
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
