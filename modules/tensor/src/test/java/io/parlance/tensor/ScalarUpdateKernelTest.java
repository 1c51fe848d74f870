package io.parlance.tensor;

class ScalarUpdateKernelTest extends UpdateKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
