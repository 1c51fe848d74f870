package io.parlance.dl4j.nd4j;

import io.parlance.tensor.CellKernel;
import io.parlance.tensor.CrossEntropyKernel;
import io.parlance.tensor.Decompositions;
import io.parlance.tensor.FactorKernel;
import io.parlance.tensor.MixtureKernel;
import io.parlance.tensor.PackedMatrix;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.SparseKernel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.UpdateKernel;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Large products by ND4J's native BLAS, decompositions by its LAPACK; all else by Java's Vector
 * API, or plain loops where that is off. Chosen only where it is asked for, by {@code --backend
 * nd4j} or {@code -Dparlance.backend=nd4j}.
 *
 * <p>A product's size is the harmonic mean of its three sides, {@code 3mnk / (mk + kn + mn)}: three
 * times the multiply-adds for each float of A, B and C. From {@value #SMALLEST_PRODUCT} on (or what
 * the property {@value #PROPERTY} says) it is ND4J's.
 *
 * <p>It is not the faster one. On a machine with AVX-512, one thread, copies included, ND4J did
 * products of size 64 with a fifth of the speed of {@code vector}, of 128 with half, and from 200
 * on with 0.6 to 1.0 of it ({@code ProductSpeed} among the tests measures it anew).
 *
 * <p>A {@link PackedMatrix} is always the other backend's, for all that it could stay in ND4J's
 * memory: its elements are not to depend on how many rows are multiplied at a time, and OpenBLAS
 * sums in another order for one number of rows than for another. (Of the products of 1 to 129 rows
 * with a (64, 97) matrix, 72 differ in last bits from the same rows among 130, with kernels for
 * Haswell 116.) Other matrices are copied for each product: from the size on that is ND4J's, the
 * copy of the longest-lived one is some hundredths of its time.
 *
 * <p>It sets ND4J's BLAS to one thread in the whole process, and uses its caller's instead; what
 * runs DL4J beside it may set {@link Nd4jLibrary#threads} again.
 */
public final class Nd4jBackend implements TensorBackend {
  /** The property that tells the smallest size of a product that is ND4J's. */
  public static final String PROPERTY = "parlance.nd4j.smallest-product";

  /** The smallest size of a product that is ND4J's, unless {@link #PROPERTY} tells another. */
  public static final int SMALLEST_PRODUCT = 200;

  private final int smallest;
  private final LongAdder others = new LongAdder();
  private volatile @Nullable NativeProducts products; // made by the first that is large

  /** The backend of all else, found when it is first asked for: not while backends are found. */
  private static final class Rows {
    static final TensorBackend BACKEND = found();

    private Rows() {}

    private static TensorBackend found() {
      try {
        return TensorBackend.named("vector");
      } catch (IllegalArgumentException e) { // without the incubator module
        return TensorBackend.named("scalar");
      }
    }
  }

  /** For {@link java.util.ServiceLoader}; others ask {@link TensorBackend#named}. */
  public Nd4jBackend() {
    this(Integer.getInteger(PROPERTY, SMALLEST_PRODUCT).intValue());
  }

  /** With the smallest size of a product that is ND4J's. */
  Nd4jBackend(int smallest) {
    this.smallest = smallest;
  }

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public int priority() {
    return -1; // below the plain loops: only by name
  }

  /** What was multiplied where, and how much was copied for it, since this was made. */
  public CopyCount count() {
    NativeProducts made = products;
    long left = others.sum();
    return made == null ? new CopyCount(0, left, 0, 0) : made.count(left);
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
    if (alpha != 0 && isLarge(m, n, k)) {
      NativeProducts.Operands product =
          new NativeProducts.Operands(
              transposeA,
              transposeB,
              alpha,
              new HeapBlock(a, aOffset, lda, transposeA ? k : m, transposeA ? m : k),
              new HeapBlock(b, bOffset, ldb, transposeB ? n : k, transposeB ? k : n),
              beta,
              new HeapBlock(c, cOffset, ldc, m, n));
      if (product.fits()) {
        products().multiply(product, parallel);
        return;
      }
    }
    others.increment();
    Rows.BACKEND.gemm(
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
        beta,
        c,
        cOffset,
        ldc,
        parallel);
  }

  private boolean isLarge(int m, int n, int k) {
    double copied = (double) m * k + (double) k * n + (double) m * n;
    return copied > 0 && 3.0 * m * n * k >= smallest * copied;
  }

  private NativeProducts products() {
    NativeProducts made = products;
    if (made == null) {
      synchronized (this) {
        made = products;
        if (made == null) {
          made = new NativeProducts();
          products = made;
        }
      }
    }
    return made;
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
    Rows.BACKEND.gemv(
        transposeA, m, n, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset, parallel);
  }

  @Override
  public void gemv(
      QuantizedMatrix a, int fromRow, int toRow, float[] x, int xOffset, float[] y, int yOffset) {
    Rows.BACKEND.gemv(a, fromRow, toRow, x, xOffset, y, yOffset);
  }

  @Override
  public PackedMatrix packed(int depth, int columns) {
    return Rows.BACKEND.packed(depth, columns);
  }

  @Override
  public float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    return Rows.BACKEND.dot(x, xOffset, y, yOffset, n);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    Rows.BACKEND.axpy(n, alpha, x, xOffset, y, yOffset);
  }

  @Override
  public void scale(int n, float alpha, float[] x, int xOffset) {
    Rows.BACKEND.scale(n, alpha, x, xOffset);
  }

  @Override
  public void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Rows.BACKEND.exp(x, xOffset, y, yOffset, n);
  }

  @Override
  public void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Rows.BACKEND.sigmoid(x, xOffset, y, yOffset, n);
  }

  @Override
  public void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Rows.BACKEND.tanh(x, xOffset, y, yOffset, n);
  }

  @Override
  public void softmax(float[] x, int offset, int rows, int columns, int stride) {
    Rows.BACKEND.softmax(x, offset, rows, columns, stride);
  }

  @Override
  public RowBlockKernel rowBlocks() {
    return Rows.BACKEND.rowBlocks();
  }

  @Override
  public FactorKernel factors() {
    return Rows.BACKEND.factors();
  }

  @Override
  public MixtureKernel mixtures() {
    return Rows.BACKEND.mixtures();
  }

  @Override
  public SparseKernel sparse() {
    return Rows.BACKEND.sparse();
  }

  @Override
  public CellKernel cells() {
    return Rows.BACKEND.cells();
  }

  @Override
  public CrossEntropyKernel crossEntropy() {
    return Rows.BACKEND.crossEntropy();
  }

  @Override
  public UpdateKernel updates() {
    return Rows.BACKEND.updates();
  }

  @Override
  public Decompositions decompositions() {
    return new Nd4jDecompositions();
  }
}
