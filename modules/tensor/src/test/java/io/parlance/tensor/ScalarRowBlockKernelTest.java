package io.parlance.tensor;

class ScalarRowBlockKernelTest extends RowBlockKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
