package io.parlance.tensor;

class VectorRowSumsTest extends RowSumsContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
