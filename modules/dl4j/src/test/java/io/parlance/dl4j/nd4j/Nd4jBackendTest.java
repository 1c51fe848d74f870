package io.parlance.dl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.TensorBackendContract;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract with every product done by ND4J, however small. */
class Nd4jBackendTest extends TensorBackendContract {
  private static final Nd4jBackend ALL_NATIVE = new Nd4jBackend(1);

  @Override
  protected TensorBackend backend() {
    return ALL_NATIVE;
  }

  @Test
  void several_threads_that_multiply_at_once_have_the_bits_of_one_alone() {
    float[][] alone = new float[40][];
    float[][] together = new float[40][];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = product(i);
    }
    try (Parallel four = Parallel.of(4)) {
      four.run(together.length, part -> together[part] = product(part));
    }
    assertThat(Arrays.deepEquals(together, alone)).isTrue();
  }

  /** As a part of a larger work does it: a product of its own, by its own thread. */
  private static float[] product(int seed) {
    int m = 130 + 17 * (seed % 5);
    int n = 600 - 11 * (seed % 7);
    int k = 90 + seed;
    Random random = new Random(seed);
    float[] a = new float[m * k];
    float[] b = new float[k * n];
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextFloat();
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = random.nextFloat();
    }
    float[] c = new float[m * n];
    ALL_NATIVE.gemm(false, false, m, n, k, 1, a, 0, k, b, 0, n, 0, c, 0, n, Parallel.sequential());
    return c;
  }

  @Test
  void what_is_copied_is_counted() {
    Nd4jBackend backend = new Nd4jBackend(20);
    float[] x = new float[6000];
    backend.gemm(
        false,
        false,
        30,
        40,
        50,
        1,
        x,
        0,
        50,
        x,
        0,
        40,
        0,
        x.clone(),
        0,
        40,
        Parallel.sequential());
    assertThat(backend.count()).isEqualTo(new CopyCount(1, 0, 30 * 50 + 50 * 40, 30 * 40));
    backend.gemm(
        false,
        false,
        30,
        40,
        50,
        1,
        x,
        0,
        50,
        x,
        0,
        40,
        1,
        x.clone(),
        0,
        40,
        Parallel.sequential());
    backend.gemm(
        false, false, 5, 5, 5, 1, x, 0, 5, x, 0, 5, 0, x.clone(), 0, 5, Parallel.sequential());
    assertThat(backend.count())
        .isEqualTo(new CopyCount(2, 1, 2 * (30 * 50 + 50 * 40) + 30 * 40, 2 * 30 * 40));
  }

  @AfterAll
  static void nd4j_did_the_products() {
    assertThat(ALL_NATIVE.count().nativeProducts()).isGreaterThan(500);
  }
}
