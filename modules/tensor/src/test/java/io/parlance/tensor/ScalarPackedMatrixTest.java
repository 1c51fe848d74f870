package io.parlance.tensor;

class ScalarPackedMatrixTest extends PackedMatrixContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
