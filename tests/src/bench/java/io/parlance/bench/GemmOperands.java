package io.parlance.bench;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** One product, for Java on heap arrays and for OpenBLAS on native memory (it copies nothing). */
final class GemmOperands implements AutoCloseable {
  private static final int ROW_MAJOR = 101;
  private static final int NOT_TRANSPOSED = 111;
  private static final int TRANSPOSED = 112;

  private final GemmShape shape;
  private final TensorBackend backend = TensorBackend.named("vector");
  private final Parallel parallel;
  private final float[] a;
  private final float[] b;
  private final float[] c;
  private final FloatPointer nativeA;
  private final FloatPointer nativeB;
  private final FloatPointer nativeC;

  GemmOperands(GemmShape shape, int threads) {
    this.shape = shape;
    parallel = Parallel.of(threads);
    openblas.blas_set_num_threads(threads);
    Random random = new Random(1);
    a = numbers(shape.m() * shape.k(), random);
    b = numbers(shape.k() * shape.n(), random);
    c = new float[shape.m() * shape.n()];
    nativeA = new FloatPointer(a);
    nativeB = new FloatPointer(b);
    nativeC = new FloatPointer(c);
  }

  void java() {
    backend.gemm(
        shape.transposeA(),
        shape.transposeB(),
        shape.m(),
        shape.n(),
        shape.k(),
        1f,
        a,
        0,
        shape.lda(),
        b,
        0,
        shape.ldb(),
        0f,
        c,
        0,
        shape.n(),
        parallel);
  }

  void openBlas() {
    openblas.cblas_sgemm(
        ROW_MAJOR,
        shape.transposeA() ? TRANSPOSED : NOT_TRANSPOSED,
        shape.transposeB() ? TRANSPOSED : NOT_TRANSPOSED,
        shape.m(),
        shape.n(),
        shape.k(),
        1f,
        nativeA,
        shape.lda(),
        nativeB,
        shape.ldb(),
        0f,
        nativeC,
        shape.n());
  }

  /** The largest difference of the two results. */
  float difference() {
    java();
    openBlas();
    float[] other = new float[c.length];
    nativeC.get(other);
    float most = 0;
    for (int i = 0; i < c.length; i++) {
      most = Math.max(most, Math.abs(c[i] - other[i]));
    }
    return most;
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  @Override
  public void close() {
    parallel.close();
    nativeA.close();
    nativeB.close();
    nativeC.close();
  }
}
