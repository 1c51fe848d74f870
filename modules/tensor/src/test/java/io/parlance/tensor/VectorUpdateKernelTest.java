package io.parlance.tensor;

class VectorUpdateKernelTest extends UpdateKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
