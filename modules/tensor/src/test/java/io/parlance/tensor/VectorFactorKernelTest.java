package io.parlance.tensor;

class VectorFactorKernelTest extends FactorKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
