package io.parlance.tensor;

class ScalarRowSumsTest extends RowSumsContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
