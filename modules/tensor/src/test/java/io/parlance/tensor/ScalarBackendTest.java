package io.parlance.tensor;

class ScalarBackendTest extends TensorBackendContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
