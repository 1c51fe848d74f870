package io.parlance.tensor;

class ScalarDecompositionsTest extends DecompositionsContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("scalar");
  }
}
