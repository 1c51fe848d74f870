package io.parlance.dl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.TensorBackendContract;
import org.junit.jupiter.api.AfterAll;

/** The contract with every product done by ND4J, however small. */
class Nd4jBackendTest extends TensorBackendContract {
  private static final Nd4jBackend ALL_NATIVE = new Nd4jBackend(1);

  @Override
  protected TensorBackend backend() {
    return ALL_NATIVE;
  }

  @AfterAll
  static void nd4j_did_the_products() {
    assertThat(ALL_NATIVE.count().nativeProducts()).isGreaterThan(500);
  }
}
