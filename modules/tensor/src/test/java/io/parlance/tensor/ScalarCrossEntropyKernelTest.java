package io.parlance.tensor;

class ScalarCrossEntropyKernelTest extends CrossEntropyKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
