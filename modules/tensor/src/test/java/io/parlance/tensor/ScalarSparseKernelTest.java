package io.parlance.tensor;

class ScalarSparseKernelTest extends SparseKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
