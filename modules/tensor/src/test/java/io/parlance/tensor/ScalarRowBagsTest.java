package io.parlance.tensor;

class ScalarRowBagsTest extends RowBagsContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
