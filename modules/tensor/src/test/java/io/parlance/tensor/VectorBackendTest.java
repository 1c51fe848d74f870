package io.parlance.tensor;

class VectorBackendTest extends TensorBackendContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
