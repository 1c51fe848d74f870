package io.parlance.tensor;

class ScalarCellKernelTest extends CellKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
