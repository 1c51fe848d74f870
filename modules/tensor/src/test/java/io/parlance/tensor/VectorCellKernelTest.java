package io.parlance.tensor;

class VectorCellKernelTest extends CellKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
