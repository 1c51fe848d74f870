package io.parlance.tensor;

class ScalarFactorKernelTest extends FactorKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
