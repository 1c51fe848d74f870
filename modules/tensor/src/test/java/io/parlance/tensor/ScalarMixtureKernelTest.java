package io.parlance.tensor;

class ScalarMixtureKernelTest extends MixtureKernelContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
