package io.parlance.dl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.Decompositions.Spectrum;
import io.parlance.tensor.DecompositionsContract;
import io.parlance.tensor.TensorBackend;
import org.junit.jupiter.api.Test;

class Nd4jDecompositionsTest extends DecompositionsContract {
  @Override
  protected TensorBackend backend() {
    return new Nd4jBackend();
  }

  @Test
  void what_LAPACK_finds_is_checked() {
    double[][] a = {{2, 1, 0}, {1, 2, 0}, {0, 0, 1}};
    double root = Math.sqrt(0.5);
    double[][] right = {{root, root, 0}, {root, -root, 0}, {0, 0, 1}};
    assertThat(holds(a, right, 3, 1, 1)).isTrue();
    assertThat(holds(a, right, 3, 1, 1.001)).as("a wrong value").isFalse();
    double[][] turned = {{root, root, 0}, {-root, root, 0}, {0, 0, 1}};
    assertThat(holds(a, turned, 3, 1, 1)).as("vectors of other values").isFalse();
    double[][] longer = {{root, root, 0}, {root, -root, 0}, {0, 0, 1.001}};
    assertThat(holds(a, longer, 3, 1, 1)).as("a vector that is too long").isFalse();
    double[][] none = {{root, root, 0}, {root, -root, 0}, {0, 0, Double.NaN}};
    assertThat(holds(a, none, 3, 1, 1)).as("not a number").isFalse();
  }

  private static boolean holds(double[][] a, double[][] vectors, double... values) {
    return Nd4jDecompositions.holds(a, new Spectrum(values, vectors));
  }
}
