package io.parlance.tensor;

import java.util.ServiceLoader;

/**
 * The kernels that everything computes with. Found by {@link ServiceLoader}; safe to share between
 * threads.
 *
 * <p>Matrices are row-major float32 in heap arrays with an offset and a leading dimension (floats
 * from one row to the next). Arguments are checked by the caller's face, but no kernel reads or
 * writes outside the ranges its arguments name. A result does not depend on the number of threads.
 */
public interface TensorBackend {

  /** The name that {@code --backend} takes: {@code vector}, {@code scalar}, … */
  String name();

  /** The higher, the more preferred where nothing is asked for; scalar is 0, vector 100. */
  int priority();

  /**
   * {@code C = alpha op(A) op(B) + beta C}; op(A) is (m, k), op(B) is (k, n), C is (m, n).
   *
   * <p>Where {@code transposeA}, A is stored as (k, m) rows of {@code lda} floats, else (m, k);
   * likewise B. With {@code beta == 0} C is not read, so it may hold NaN; with {@code alpha == 0} A
   * and B are not read.
   */
  void gemm(
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
      Parallel parallel);

  /** {@code y = alpha op(A) x + beta y}; A is (m, n) as stored, x and y contiguous. */
  void gemv(
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
      Parallel parallel);

  /**
   * {@code y[i] = scales[i] (values[i] · x)} for the rows {@code fromRow <= i < toRow}, on the
   * calling thread; {@code y[fromRow]} lies at {@code yOffset + fromRow}. A row's result does not
   * depend on the range.
   *
   * @param x (columns)
   */
  void gemv(
      QuantizedMatrix a, int fromRow, int toRow, float[] x, int xOffset, float[] y, int yOffset);

  /** Room for a right operand op(B) (depth, columns) that many products share; all zero. */
  PackedMatrix packed(int depth, int columns);

  /** The inner product of {@code n} floats. */
  float dot(float[] x, int xOffset, float[] y, int yOffset, int n);

  /** {@code y += alpha x} over {@code n} floats. */
  void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset);

  /** {@code x *= alpha} over {@code n} floats. */
  void scale(int n, float alpha, float[] x, int xOffset);

  /** {@code y = exp(x)}, relative error at most 2e-7 (2 ulp) where the result is a normal float. */
  void exp(float[] x, int xOffset, float[] y, int yOffset, int n);

  /** {@code y = 1 / (1 + exp(-x))}, relative error at most 4e-7. */
  void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n);

  /** {@code y = tanh(x)}, error at most 3e-7, absolute and relative. */
  void tanh(float[] x, int xOffset, float[] y, int yOffset, int n);

  /**
   * Each of {@code rows} rows of {@code columns} floats becomes its softmax, in place. Minus
   * infinity becomes 0; a row with NaN, or of nothing but minus infinity, becomes NaN.
   */
  void softmax(float[] x, int offset, int rows, int columns, int stride);

  /** The kernel for small blocks of rows that Word2Vec and its kin train with. */
  RowBlockKernel rowBlocks();

  /** A kernel that factorizes a sparse matrix, as GloVe trains; for one thread. */
  FactorKernel factors();

  /** A kernel for mixtures over sparse counts, as PLSA; it belongs to one thread. */
  MixtureKernel mixtures();

  /** Products of sparse and dense matrices. */
  SparseKernel sparse();

  /** Steps of recurrent cells; for any number of threads. */
  CellKernel cells();

  /** Softmax with cross-entropy in blocks; for any number of threads. */
  CrossEntropyKernel crossEntropy();

  /** What optimizers do; for any number of threads. */
  UpdateKernel updates();

  /** Decompositions of small matrices; for any number of threads. */
  Decompositions decompositions();

  /**
   * The backend of this name.
   *
   * @throws IllegalArgumentException if there is none or it cannot run here; the message lists
   *     those that can
   */
  static TensorBackend named(String name) {
    return Backends.named(name);
  }

  /** The most preferred backend that can run here, or the one {@code -Dparlance.backend} names. */
  static TensorBackend preferred() {
    return Backends.preferred();
  }
}
