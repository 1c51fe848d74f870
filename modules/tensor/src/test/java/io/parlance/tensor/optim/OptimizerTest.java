package io.parlance.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.UpdateKernel;
import io.parlance.tensor.autograd.GivenGradient;
import io.parlance.tensor.autograd.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
  private static final double RATE = 0.01;
  private static final double SCALE = 0.5;

  private final Random random = new Random(3);
  private final UpdateKernel kernel = TensorBackend.preferred().updates();

  /** Every rule, with weight decay and without. */
  static List<UpdateRule> rules() {
    return List.of(
        Adam.defaults(),
        new Adam(0.8, 0.95, 1e-3, 0.1),
        AdaGrad.defaults(),
        new AdaGrad(1e-3, 0.1),
        RmsProp.defaults(),
        new RmsProp(0.9, 1e-3, 0.1),
        Momentum.defaults(),
        new Momentum(0, 0.1));
  }

  /** The textbook, a weight at a time, in double. */
  private static double textbook(UpdateRule rule, double start, double[] gradients) {
    double w = start;
    double m = 0;
    double v = 0;
    for (int t = 1; t <= gradients.length; t++) {
      double g = SCALE * gradients[t - 1];
      if (rule instanceof Adam adam) {
        m = adam.beta1() * m + (1 - adam.beta1()) * g;
        v = adam.beta2() * v + (1 - adam.beta2()) * g * g;
        double mean = m / (1 - Math.pow(adam.beta1(), t));
        double square = v / (1 - Math.pow(adam.beta2(), t));
        w -= RATE * (mean / (Math.sqrt(square) + adam.epsilon()) + adam.decay() * w);
      } else if (rule instanceof AdaGrad adaGrad) {
        v += g * g;
        w -= RATE * (g / (Math.sqrt(v) + adaGrad.epsilon()) + adaGrad.decay() * w);
      } else if (rule instanceof RmsProp rmsProp) {
        v = rmsProp.memory() * v + (1 - rmsProp.memory()) * g * g;
        w -= RATE * (g / (Math.sqrt(v) + rmsProp.epsilon()) + rmsProp.decay() * w);
      } else if (rule instanceof Momentum momentum) {
        m = momentum.momentum() * m + g;
        w -= RATE * (m + momentum.decay() * w);
      }
    }
    return w;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_agrees_with_the_textbook_in_double(UpdateRule rule) {
    int steps = 20;
    Parameter parameter = dense("w", 7, 19);
    float[] start = parameter.values().clone();
    double[][] gradients = new double[start.length][steps];
    Optimizer optimizer = new Optimizer(rule, List.of(parameter), kernel);
    for (int t = 0; t < steps; t++) {
      float[] gradient = numbers(start.length);
      for (int i = 0; i < gradient.length; i++) {
        gradients[i][t] = gradient[i];
      }
      GivenGradient.dense(parameter, gradient);
      optimizer.step(RATE, SCALE, Parallel.sequential());
    }
    assertThat(optimizer.steps()).isEqualTo(steps);
    for (int i = 0; i < start.length; i++) {
      assertThat((double) parameter.values()[i])
          .as("weight %d", i)
          .isCloseTo(textbook(rule, start[i], gradients[i]), within(2e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void sparse_equals_dense_where_every_row_is_touched(UpdateRule rule) {
    Parameter dense = dense("w", 40, 37);
    Parameter sparse = Parameter.sparse("w", 40, 37, dense.values().clone());
    Optimizer ofDense = new Optimizer(rule, List.of(dense), kernel);
    Optimizer ofSparse = new Optimizer(rule, List.of(sparse), kernel);
    int[] all = IntStream.range(0, 40).toArray();
    for (int t = 0; t < 5; t++) {
      float[] gradient = numbers(40 * 37);
      GivenGradient.dense(dense, gradient);
      GivenGradient.sparse(sparse, all, gradient);
      ofDense.step(RATE, SCALE, Parallel.sequential());
      ofSparse.step(RATE, SCALE, Parallel.sequential());
    }
    assertThat(sparse.values()).isEqualTo(dense.values());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rows_that_are_not_touched_stay_as_they_are(UpdateRule rule) {
    Parameter parameter = Parameter.sparse("w", 9, 5, numbers(45));
    Optimizer optimizer = new Optimizer(rule, List.of(parameter), kernel);
    GivenGradient.sparse(parameter, new int[] {1, 7}, numbers(10));
    optimizer.step(RATE, SCALE, Parallel.sequential());
    float[] before = parameter.values().clone();
    Map<String, float[]> slots = copies(optimizer.slots());
    GivenGradient.sparse(parameter, new int[] {0, 7}, numbers(10));
    optimizer.step(RATE, SCALE, Parallel.sequential());
    for (int row : new int[] {1, 2, 3, 4, 5, 6, 8}) {
      assertThat(row(parameter.values(), row)).isEqualTo(row(before, row));
      slots.forEach(
          (name, old) ->
              assertThat(row(optimizer.slots().getOrDefault(name, new float[0]), row))
                  .isEqualTo(row(old, row)));
    }
    assertThat(row(parameter.values(), 0)).isNotEqualTo(row(before, 0));
    assertThat(row(parameter.values(), 7)).isNotEqualTo(row(before, 7));
  }

  @Test
  void a_parameter_without_a_gradient_stays_as_it_is() {
    Parameter still = dense("still", 3, 20);
    Parameter moved = dense("moved", 3, 20);
    float[] before = still.values().clone();
    Optimizer optimizer =
        new Optimizer(new Adam(0.9, 0.999, 1e-8, 0.5), List.of(still, moved), kernel);
    GivenGradient.dense(moved, numbers(60));
    optimizer.step(RATE, SCALE, Parallel.sequential());
    assertThat(still.values()).isEqualTo(before);
    assertThat(moved.values()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void weights_and_norm_are_the_same_on_any_number_of_threads(UpdateRule rule) {
    float[] start = numbers(300 * 1000);
    float[] table = numbers(900 * 130);
    float[] gradient = numbers(start.length);
    int[] rows = IntStream.range(0, 400).map(i -> 2 * i + 1).toArray();
    float[] sparseGradient = numbers(rows.length * 130);
    float[] alone = new float[0];
    float[] tableAlone = new float[0];
    double normAlone = 0;
    for (int threads : new int[] {1, 2, 5}) {
      Parameter dense = Parameter.dense("w", 300, 1000, start.clone());
      Parameter none = Parameter.dense("none", 1, 1000, numbers(1000));
      Parameter sparse = Parameter.sparse("table", 900, 130, table.clone());
      List<Parameter> parameters = List.of(none, dense, sparse);
      GivenGradient.dense(dense, gradient);
      GivenGradient.sparse(sparse, rows, sparseGradient);
      Optimizer optimizer = new Optimizer(rule, parameters, kernel);
      try (Parallel parallel = Parallel.of(threads)) {
        double norm = GradientClipping.norm(parameters, kernel, parallel);
        optimizer.step(RATE, SCALE, parallel);
        if (threads == 1) {
          alone = dense.values();
          tableAlone = sparse.values();
          normAlone = norm;
        }
        assertThat(norm).isEqualTo(normAlone);
      }
      assertThat(Arrays.equals(dense.values(), alone)).isTrue();
      assertThat(Arrays.equals(sparse.values(), tableAlone)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void an_optimizer_that_was_restored_goes_on_with_the_same_bits(UpdateRule rule) {
    Parameter straight = dense("w", 5, 50);
    Optimizer optimizer = new Optimizer(rule, List.of(straight), kernel);
    GivenGradient.dense(straight, numbers(250));
    optimizer.step(RATE, SCALE, Parallel.sequential());

    Parameter resumed = Parameter.dense("w", 5, 50, straight.values().clone());
    Optimizer other = new Optimizer(rule, List.of(resumed), kernel);
    other.restore(copies(optimizer.slots()), optimizer.steps());
    float[] gradient = numbers(250);
    GivenGradient.dense(straight, gradient);
    GivenGradient.dense(resumed, gradient);
    optimizer.step(RATE, SCALE, Parallel.sequential());
    other.step(RATE, SCALE, Parallel.sequential());
    assertThat(resumed.values()).isEqualTo(straight.values());
    assertThat(other.steps()).isEqualTo(2);
  }

  @Test
  void a_state_of_another_model_is_refused_and_changes_nothing() {
    Optimizer optimizer =
        new Optimizer(Adam.defaults(), List.of(dense("a", 2, 3), dense("b", 2, 3)), kernel);
    Map<String, float[]> state = copies(optimizer.slots());
    Arrays.fill(state.getOrDefault("a.first", new float[0]), 1);
    state.put("b.second", new float[5]);
    assertThatThrownBy(() -> optimizer.restore(state, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "optimizer state b.second has 5 numbers, expected 6; it belongs to another model or"
                + " rule");
    state.remove("b.second");
    assertThatThrownBy(() -> optimizer.restore(state, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "optimizer state b.second is missing, expected 6; it belongs to another model or rule");
    assertThat(optimizer.steps()).isZero();
    assertThat(optimizer.slots().get("a.first")).containsOnly(0);
  }

  @Test
  void numbers_out_of_range_are_refused() {
    assertThatThrownBy(() -> new Adam(1, 0.9, 1e-8, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta1 is 1.0, expected from 0 to below 1");
    assertThatThrownBy(() -> new RmsProp(0.9, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epsilon is 0.0, expected a number above 0");
    Optimizer optimizer = new Optimizer(Momentum.defaults(), List.of(dense("w", 1, 1)), kernel);
    assertThatThrownBy(() -> optimizer.step(Double.NaN, 1, Parallel.sequential()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learning rate is NaN, expected 0 or more");
    List<Parameter> twice = List.of(dense("w", 1, 1), dense("w", 1, 1));
    assertThatThrownBy(() -> new Optimizer(Momentum.defaults(), twice, kernel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("two parameters share a name");
  }

  private Parameter dense(String name, int rows, int columns) {
    return Parameter.dense(name, rows, columns, numbers(rows * columns));
  }

  private float[] numbers(int n) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = random.nextFloat() * 2 - 1;
    }
    return numbers;
  }

  private static float[] row(float[] values, int row) {
    return Arrays.copyOfRange(values, row * 5, row * 5 + 5);
  }

  private static Map<String, float[]> copies(Map<String, float[]> slots) {
    Map<String, float[]> copies = new HashMap<>();
    slots.forEach((name, slot) -> copies.put(name, slot.clone()));
    return copies;
  }

  private static org.assertj.core.data.Offset<Double> within(double error) {
    return org.assertj.core.data.Offset.offset(error);
  }
}
