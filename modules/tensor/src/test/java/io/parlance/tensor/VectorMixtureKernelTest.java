package io.parlance.tensor;

class VectorMixtureKernelTest extends MixtureKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
