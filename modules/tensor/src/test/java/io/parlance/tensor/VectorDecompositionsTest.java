package io.parlance.tensor;

class VectorDecompositionsTest extends DecompositionsContract {
  @Override
  protected TensorBackend backend() {
    return TensorBackend.named("vector");
  }
}
