package io.parlance.tensor.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation's gradient against finite differences. */
class TapeTest {
  private static final int UNITS = 32;

  private final GradientCheck check = new GradientCheck(TensorBackend.named("vector"));

  @ParameterizedTest
  @ValueSource(strings = {"vector", "scalar"})
  void a_linear_layer_of_two_inputs(String backend) {
    GradientCheck gradients = new GradientCheck(TensorBackend.named(backend));
    Parameter a = gradients.parameter("a", 5, 3);
    Parameter b = gradients.parameter("b", 5, 4);
    Parameter weights = gradients.parameter("weights", 6, 7);
    Parameter bias = gradients.parameter("bias", 1, 6);
    gradients.check(
        tape ->
            tape.linear(
                weights,
                Optional.of(bias),
                GradientCheck.whole(tape, a),
                GradientCheck.whole(tape, b)),
        a,
        b,
        weights,
        bias);
  }

  @Test
  void a_linear_layer_used_twice_gathers_both_gradients() {
    Parameter x = check.parameter("x", 4, 5);
    Parameter weights = check.parameter("weights", 5, 5);
    check.check(
        tape -> {
          Matrix once = tape.linear(weights, Optional.empty(), GradientCheck.whole(tape, x));
          return tape.linear(weights, Optional.empty(), once);
        },
        x,
        weights);
  }

  @Test
  void tanh_and_dropout() {
    Parameter x = check.parameter("x", 9, 11);
    check.check(tape -> tape.tanh(tape.dropout(GradientCheck.whole(tape, x), 0.3, 5)), x);
  }

  @Test
  void dropout_drops_its_share_and_keeps_the_mean() {
    Parameter ones = Parameter.frozen("ones", 100, 1000, filled(100_000));
    Tape tape = Tape.forwardOnly(TensorBackend.named("vector"), Parallel.sequential());
    Matrix dropped = tape.dropout(GradientCheck.whole(tape, ones), 0.2, 3);
    double sum = 0;
    int zeros = 0;
    for (int i = 0; i < 100_000; i++) {
      float value = dropped.values()[dropped.offset() + i];
      sum += value;
      zeros += value == 0 ? 1 : 0;
    }
    assertThat(zeros).isBetween(19_500, 20_500); // 20,000, four standard deviations of 126
    assertThat(sum / 100_000).isBetween(0.99, 1.01);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rows_looked_up_several_times(boolean sparse) {
    float[] values = check.values(60);
    Parameter table =
        sparse ? Parameter.sparse("t", 10, 6, values) : Parameter.dense("t", 10, 6, values);
    check.check(
        tape -> {
          List<Matrix> found = tape.lookup(table, List.of(new int[] {3, 3, 7}, new int[] {7, 0}));
          return tape.stack(found);
        },
        table);
    assertThat(table.touchedRows()).isEqualTo(sparse ? 3 : 10);
  }

  @Test
  void rows_gathered_cut_joined_and_stacked() {
    Parameter x = check.parameter("x", 6, 5);
    check.check(
        tape -> {
          Matrix whole = GradientCheck.whole(tape, x);
          Matrix some = tape.rows(whole, new int[] {4, 1, 1});
          Matrix wide = tape.beside(some, tape.rows(whole, 1, 4));
          return tape.stack(List.of(wide, tape.beside(whole, whole)));
        },
        x);
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void a_recurrent_layer_from_a_given_state(Cell cell) {
    Steps steps = new Steps(new int[] {4, 3, 3, 1});
    Parameter x = check.parameter("x", steps.total(), 5);
    LayerParameters layer = layer(check, cell, 5);
    Parameter output = check.parameter("output", 4, UNITS);
    Parameter memory = check.parameter("memory", 4, UNITS);
    check.check(
        tape -> {
          Optional<Matrix> start =
              cell.hasMemory() ? Optional.of(GradientCheck.whole(tape, memory)) : Optional.empty();
          State state = new State(GradientCheck.whole(tape, output), start);
          Recurrence found =
              tape.recurrent(cell, layer, GradientCheck.whole(tape, x), steps, Optional.of(state));
          return all(tape, found);
        },
        cell.hasMemory()
            ? new Parameter[] {x, layer.input(), layer.recurrent(), layer.bias(), output, memory}
            : new Parameter[] {x, layer.input(), layer.recurrent(), layer.bias(), output});
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void a_recurrent_layer_from_both_ends(Cell cell) {
    Steps steps = new Steps(new int[] {5, 3, 2, 2, 1});
    Parameter x = check.parameter("x", steps.total(), 7);
    LayerParameters forward = layer(check, cell, 7);
    LayerParameters backward = layer(check, cell, 7);
    check.check(
        tape ->
            all(
                tape,
                tape.bidirectional(cell, forward, backward, GradientCheck.whole(tape, x), steps)),
        x,
        forward.input(),
        forward.recurrent(),
        forward.bias(),
        backward.input(),
        backward.recurrent(),
        backward.bias());
  }

  @Test
  void attention_over_sequences_in_another_order() {
    Steps queryAt = new Steps(new int[] {3, 2, 2});
    Steps memoryAt = new Steps(new int[] {4, 3, 1});
    Parameter queries = check.parameter("queries", 7, 6);
    Parameter memory = check.parameter("memory", 8, 6);
    check.check(
        tape ->
            tape.attention(
                GradientCheck.whole(tape, queries),
                queryAt,
                GradientCheck.whole(tape, memory),
                memoryAt,
                new int[] {2, 0, 1}),
        queries,
        memory);
  }

  @ParameterizedTest
  @CsvSource({"9, 700", "40, 3"})
  void cross_entropy(int rows, int words) {
    Parameter x = check.parameter("x", rows, 8);
    Parameter weights = check.parameter("weights", words, 8);
    Parameter bias = check.parameter("bias", 1, words);
    int[] targets = new int[rows];
    for (int i = 0; i < rows; i++) {
      targets[i] = i * 531 % words;
    }
    Tape tape = Tape.recording(TensorBackend.named("vector"), Parallel.sequential());
    tape.crossEntropy(GradientCheck.whole(tape, x), weights, bias, targets, 1);
    check.check(
        tape,
        plain -> plain.crossEntropy(GradientCheck.whole(plain, x), weights, bias, targets, 1),
        x,
        weights,
        bias);
  }

  @Test
  void cross_entropy_in_portions_is_the_same() {
    // 12 rows of 2^21 words would not fit one portion of 2^24 floats.
    int words = 1 << 21;
    Parameter x = check.parameter("x", 12, 1);
    Parameter weights = check.parameter("weights", words, 1);
    Parameter bias = Parameter.frozen("bias", 1, words, new float[words]);
    int[] targets = {0, 1, words - 1, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    Tape tape = Tape.forwardOnly(TensorBackend.named("vector"), Parallel.sequential());
    Matrix whole = GradientCheck.whole(tape, x);
    double together = tape.crossEntropy(whole, weights, bias, targets, 1);
    double apart = 0;
    for (int i = 0; i < 12; i++) {
      Matrix row = tape.rows(whole, new int[] {i});
      apart += tape.crossEntropy(row, weights, bias, new int[] {targets[i]}, 1);
    }
    assertThat(together).isCloseTo(apart, org.assertj.core.data.Offset.offset(1e-3));
  }

  @Test
  void a_result_does_not_depend_on_the_number_of_threads() {
    float[] one = gradients(1);
    assertThat(Arrays.mismatch(gradients(2), one)).isEqualTo(-1);
    assertThat(Arrays.mismatch(gradients(3), one)).isEqualTo(-1);
    assertThat(Arrays.mismatch(gradients(7), one)).isEqualTo(-1);
  }

  /** All gradients of a small encoder-decoder's step, one after the other. */
  private static float[] gradients(int threads) {
    GradientCheck values = new GradientCheck(TensorBackend.named("vector"));
    int wide = 512; // two parts of 256 units
    Steps sources = new Steps(new int[] {9, 7, 7, 3, 1});
    Steps targets = new Steps(new int[] {8, 6, 5, 5, 2});
    Parameter table = Parameter.sparse("table", 50, 20, values.values(1000));
    LayerParameters forward = layer(values, Cell.LSTM, 20, wide / 2);
    LayerParameters backward = layer(values, Cell.LSTM, 20, wide / 2);
    LayerParameters decoder = layer(values, Cell.LSTM, 20, wide);
    Parameter output = values.parameter("output", 50, wide);
    Parameter bias = values.parameter("bias", 1, 50);
    int[] order = {3, 1, 0, 2, 4};
    try (Parallel parallel = Parallel.of(threads)) {
      Tape tape = Tape.recording(TensorBackend.named("vector"), parallel);
      List<Matrix> words =
          tape.lookup(table, List.of(ids(sources.total(), 7), ids(targets.total(), 11)));
      Recurrence encoded = tape.bidirectional(Cell.LSTM, forward, backward, words.get(0), sources);
      State last = encoded.last();
      State start =
          new State(
              tape.rows(last.output(), order),
              last.memory().map(memory -> tape.rows(memory, order)));
      Matrix decoded =
          tape.recurrent(Cell.LSTM, decoder, words.get(1), targets, Optional.of(start)).outputs();
      Matrix seen = tape.attention(decoded, targets, encoded.outputs(), sources, order);
      Matrix kept = tape.dropout(tape.tanh(seen), 0.2, 9);
      tape.crossEntropy(kept, output, bias, ids(targets.total(), 13), 0.1);
      tape.backward();
    }
    int size = 0;
    List<Parameter> all =
        List.of(
            table,
            forward.input(),
            forward.recurrent(),
            forward.bias(),
            backward.input(),
            backward.recurrent(),
            backward.bias(),
            decoder.input(),
            decoder.recurrent(),
            decoder.bias(),
            output,
            bias);
    float[] joined = new float[all.stream().mapToInt(p -> p.touchedRows() * p.columns()).sum()];
    for (Parameter parameter : all) {
      int length = parameter.touchedRows() * parameter.columns();
      System.arraycopy(parameter.gradient(), 0, joined, size, length);
      size += length;
    }
    return joined;
  }

  @Test
  void steps_after_the_first_need_no_more_room() {
    Parameter x = check.parameter("x", 64, 64);
    Parameter weights = check.parameter("weights", 64, 64);
    Tape tape = Tape.recording(TensorBackend.named("vector"), Parallel.sequential());
    long room = 0;
    for (int step = 0; step < 3; step++) {
      Matrix y = tape.linear(weights, Optional.empty(), GradientCheck.whole(tape, x));
      y.addedGradient();
      tape.backward();
      tape.reset();
      assertThat(tape.room()).isEqualTo(step == 0 ? tape.room() : room);
      room = tape.room();
    }
  }

  @Test
  void steps_for_which_room_was_reserved_take_no_more() {
    Parameter x = check.parameter("x", 64, 64);
    Tape tape = Tape.recording(TensorBackend.named("vector"), Parallel.sequential());
    tape.reserve(4 * 64 * 64); // values and slopes of both
    long room = tape.room();
    assertThat(room).isGreaterThanOrEqualTo(4 * 64 * 64);
    Matrix y = tape.tanh(GradientCheck.whole(tape, x));
    y.addedGradient();
    tape.backward();
    tape.reset();
    assertThat(tape.room()).isEqualTo(room);
  }

  @Test
  void sequences_go_from_the_longest_to_the_shortest() {
    assertThatThrownBy(() -> new Steps(new int[] {2, 3}))
        .hasMessage("sequence 1 has length 3: lengths are 1 or more, never rising");
  }

  /** Everything that a recurrence gives, in rows of one length. */
  private static Matrix all(Tape tape, Recurrence found) {
    State last = found.last();
    return last.memory().isPresent()
        ? tape.stack(List.of(found.outputs(), last.output(), last.memory().get()))
        : tape.stack(List.of(found.outputs(), last.output()));
  }

  private static LayerParameters layer(GradientCheck values, Cell cell, int inputs) {
    return layer(values, cell, inputs, UNITS);
  }

  private static LayerParameters layer(GradientCheck values, Cell cell, int inputs, int units) {
    int gates = cell.gates() * units;
    return new LayerParameters(
        values.parameter("input", gates, inputs),
        values.parameter("recurrent", gates, units),
        values.parameter("bias", cell == Cell.GRU ? 2 : 1, gates));
  }

  private static int[] ids(int count, int step) {
    int[] ids = new int[count];
    Arrays.setAll(ids, i -> i * step % 50);
    return ids;
  }

  private static float[] filled(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1f);
    return ones;
  }
}
