package io.parlance.tensor;

class VectorRowBlockKernelTest extends RowBlockKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
