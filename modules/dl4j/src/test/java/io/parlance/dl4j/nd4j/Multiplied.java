package io.parlance.dl4j.nd4j;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;

/** Started by {@link AskedForTest}: a product of the preferred backend, its name, and its count. */
final class Multiplied {
  private Multiplied() {}

  public static void main(String[] arguments) {
    int n = Integer.parseInt(arguments[0]);
    float[] x = new float[n * n];
    TensorBackend backend = TensorBackend.preferred();
    backend.gemm(
        false, true, n, n, n, 1, x, 0, n, x, 0, n, 0, x.clone(), 0, n, Parallel.sequential());
    System.out.println(backend.name());
    if (backend instanceof Nd4jBackend nd4j) {
      CopyCount count = nd4j.count();
      long all = count.nativeProducts() + count.otherProducts();
      System.out.println(count.nativeProducts() + " of " + all + " products");
    }
  }
}
