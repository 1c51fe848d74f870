package io.parlance.tensor;

class VectorSparseKernelTest extends SparseKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
