package io.parlance.tensor;

class VectorRowBagsTest extends RowBagsContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
