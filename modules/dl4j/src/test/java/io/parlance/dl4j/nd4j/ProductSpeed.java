package io.parlance.dl4j.nd4j;

import io.parlance.tensor.Decompositions;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.Locale;
import java.util.Random;

/**
 * A benchmark, run by hand on a calm machine: products as Parlance has them and the decomposition
 * of LSA's small problem, by the vector backend and by ND4J, its copies included.
 *
 * <pre>
 * java -Xmx4g --add-modules jdk.incubator.vector -cp \
 *   'modules/dl4j/target/test-classes:modules/dl4j/target/app/*:modules/cli/target/app/*' \
 *   io.parlance.dl4j.nd4j.ProductSpeed
 * </pre>
 */
final class ProductSpeed {
  private static final int ROUNDS = 12;
  private static final long ROUND_NANOS = 40_000_000;

  /** op(A) (m, k) by op(B) (k, n). */
  private record Shape(String of, int m, int n, int k, boolean transposeA, boolean transposeB) {
    double size() {
      return 3 / (1.0 / m + 1.0 / n + 1.0 / k);
    }
  }

  private static final Shape[] SHAPES = {
    new Shape("cube", 64, 64, 64, false, false),
    new Shape("cube", 128, 128, 128, false, false),
    new Shape("a step of an LSTM", 64, 2048, 512, false, true),
    new Shape("neighbours of 128 words", 128, 2048, 100, false, true),
    new Shape("LSA, X'Y of 512 rows", 208, 128, 512, true, false),
    new Shape("LSA, X M of 512 rows", 512, 208, 208, false, false),
    new Shape("cube", 256, 256, 256, false, false),
    new Shape("an LSTM's inputs", 900, 2048, 300, false, true),
    new Shape("an LSTM's gradient", 2048, 512, 900, true, false),
    new Shape("scores of words", 900, 12000, 512, false, true),
    new Shape("their slopes back", 900, 512, 12000, false, false),
    new Shape("their gradient", 12000, 512, 900, true, false),
    new Shape("cube", 1024, 1024, 1024, false, false),
    new Shape("cube", 2048, 2048, 2048, false, false),
  };

  private ProductSpeed() {}

  public static void main(String[] arguments) {
    TensorBackend vector = TensorBackend.named("vector");
    Nd4jBackend nd4j = new Nd4jBackend(1);
    Random random = new Random(1);
    System.out.println("GFLOP/s, the best of many; size; nd4j's share of vector's");
    try (Parallel two = Parallel.of(2)) {
      Parallel one = Parallel.sequential();
      for (Shape shape : SHAPES) {
        float[] a = numbers(shape.m * shape.k, random);
        float[] b = numbers(shape.k * shape.n, random);
        float[] c = new float[shape.m * shape.n];
        double[] best =
            best(
                () -> multiply(vector, shape, a, b, c, one),
                () -> multiply(nd4j, shape, a, b, c, one),
                () -> multiply(vector, shape, a, b, c, two),
                () -> multiply(nd4j, shape, a, b, c, two));
        double work = 2e-9 * shape.m * shape.n * shape.k;
        System.out.printf(
            Locale.ROOT,
            "%24s %5d x %5d x %5d %5.0f | one thread: vector %4.0f nd4j %4.0f (%.2f)"
                + " | two: vector %4.0f nd4j %4.0f (%.2f)%n",
            shape.of,
            shape.m,
            shape.n,
            shape.k,
            shape.size(),
            work / best[0],
            work / best[1],
            best[0] / best[1],
            work / best[2],
            work / best[3],
            best[2] / best[3]);
      }
    }
    for (int n : new int[] {64, 136, 208, 256}) {
      double[][] symmetric = symmetric(n, random);
      Decompositions heap = vector.decompositions();
      Decompositions lapack = nd4j.decompositions();
      double[] best = best(() -> heap.symmetric(symmetric), () -> lapack.symmetric(symmetric));
      System.out.printf(
          Locale.ROOT,
          "symmetric %d x %d: Commons Math %.1f ms, ND4J's LAPACK %.1f ms%n",
          n,
          n,
          best[0] * 1e3,
          best[1] * 1e3);
    }
    System.out.println(nd4j.count());
  }

  /** The shortest seconds of each, taken in turns. */
  private static double[] best(Runnable... contestants) {
    double[] best = new double[contestants.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < contestants.length; i++) {
        long end = System.nanoTime() + ROUND_NANOS;
        do {
          long start = System.nanoTime();
          contestants[i].run();
          double seconds = (System.nanoTime() - start) / 1e9;
          best[i] = best[i] == 0 ? seconds : Math.min(best[i], seconds);
        } while (System.nanoTime() < end);
      }
    }
    return best;
  }

  private static void multiply(
      TensorBackend backend, Shape shape, float[] a, float[] b, float[] c, Parallel parallel) {
    backend.gemm(
        shape.transposeA,
        shape.transposeB,
        shape.m,
        shape.n,
        shape.k,
        1,
        a,
        0,
        shape.transposeA ? shape.m : shape.k,
        b,
        0,
        shape.transposeB ? shape.k : shape.n,
        0,
        c,
        0,
        shape.n,
        parallel);
  }

  private static float[] numbers(int size, Random random) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  private static double[][] symmetric(int n, Random random) {
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = random.nextGaussian();
        a[j][i] = a[i][j];
      }
    }
    return a;
  }
}
