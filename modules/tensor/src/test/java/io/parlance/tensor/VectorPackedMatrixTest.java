package io.parlance.tensor;

class VectorPackedMatrixTest extends PackedMatrixContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
