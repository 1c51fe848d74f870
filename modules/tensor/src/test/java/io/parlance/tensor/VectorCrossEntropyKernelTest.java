package io.parlance.tensor;

class VectorCrossEntropyKernelTest extends CrossEntropyKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
