package io.parlance.tensor.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Holds gradients to central differences: the loss is the sum of a result's elements, each times a
 * random number.
 */
final class GradientCheck {
  private static final float STEP = 1e-2f;
  private static final int ELEMENTS = 24; // of each parameter

  private final TensorBackend backend;
  private final Random random = new Random(7);

  GradientCheck(TensorBackend backend) {
    this.backend = backend;
  }

  /** A parameter of random values. */
  Parameter parameter(String name, int rows, int columns) {
    return Parameter.dense(name, rows, columns, values(rows * columns));
  }

  float[] values(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  /** All rows of a parameter as a matrix that passes gradients on. */
  static Matrix whole(Tape tape, Parameter parameter) {
    int[] ids = new int[parameter.rows()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i;
    }
    return tape.lookup(parameter, List.of(ids)).get(0);
  }

  /** Checks all parameters' gradients of what {@code forward} computes of them. */
  void check(Function<Tape, Matrix> forward, Parameter... parameters) {
    Tape tape = Tape.recording(backend, Parallel.sequential());
    Matrix result = forward.apply(tape);
    float[] factors = values(result.rows() * result.columns());
    float[] slope = result.addedGradient();
    for (int i = 0; i < factors.length; i++) {
      slope[result.gradientOffset() + i] += factors[i];
    }
    check(tape, t -> dot(forward.apply(t), factors), parameters);
  }

  /** Checks the gradients of losses computed by {@code loss}, which have been recorded already. */
  void check(Tape recorded, Function<Tape, Double> loss, Parameter... parameters) {
    recorded.backward();
    Tape plain = Tape.forwardOnly(backend, Parallel.sequential());
    for (Parameter parameter : parameters) {
      for (int n = 0; n < ELEMENTS; n++) {
        int row = random.nextInt(parameter.touchedRows());
        int column = random.nextInt(parameter.columns());
        int at = parameter.touchedRow(row) * parameter.columns() + column;
        float kept = parameter.values()[at];
        parameter.values()[at] = kept + STEP;
        plain.reset();
        double above = loss.apply(plain);
        parameter.values()[at] = kept - STEP;
        plain.reset();
        double below = loss.apply(plain);
        parameter.values()[at] = kept;
        double expected = (above - below) / (2 * STEP);
        double found = parameter.gradient()[row * parameter.columns() + column];
        assertThat(found)
            .as("gradient of %s at (%d, %d)", parameter, row, column)
            .isCloseTo(
                expected, org.assertj.core.data.Offset.offset(2e-3 + 2e-3 * Math.abs(expected)));
      }
    }
  }

  private static double dot(Matrix result, float[] factors) {
    double sum = 0;
    for (int i = 0; i < factors.length; i++) {
      sum += (double) result.values()[result.offset() + i] * factors[i];
    }
    return sum;
  }
}
