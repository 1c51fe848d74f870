package io.parlance.seq2seq.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import io.parlance.tensor.autograd.Parameter;
import io.parlance.tensor.autograd.Tape;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole network's gradients against finite differences, for every kind of model. */
class NetworkTest {
  private static final int WORDS = 20;
  private static final float STEP = 1e-2f;
  private static final TokenPairs PAIRS =
      new TokenPairs(
          List.of(new int[] {5, 6, 7, 8}, new int[] {}, new int[] {9, 9}),
          List.of(
              new int[] {10, ChatVocabulary.END},
              new int[] {5, 6, 7, ChatVocabulary.END},
              new int[] {11, 12}));

  @ParameterizedTest
  @CsvSource({
    "LSTM, 1, true, false, false",
    "LSTM, 2, true, true, true",
    "LSTM, 1, false, false, true",
    "GRU, 2, true, false, false",
    "GRU, 1, true, true, false",
    "RNN, 2, false, false, false",
    "RNN, 1, true, true, true"
  })
  void the_gradient_of_every_weight_is_that_of_the_loss(
      Cell cell, int layers, boolean attention, boolean inputFeeding, boolean tied) {
    ModelOptions options = new ModelOptions(cell, 16, 32, layers, attention, inputFeeding, tied);
    Weights weights = InitialWeights.random(options, WORDS, 3);
    Network network = new Network(options, weights, false);
    Batch batch = new Batch(PAIRS, new int[] {0, 1, 2});
    TensorBackend backend = TensorBackend.preferred();
    Tape tape = Tape.recording(backend, Parallel.sequential());
    network.loss(tape, batch, 0.2, 7, 1);
    tape.backward();
    Tape plain = Tape.forwardOnly(backend, Parallel.sequential());
    RandomBits random = new RandomBits(5, 0);
    for (Parameter parameter : network.learning()) {
      assertThat(parameter.hasGradient()).as("%s has a gradient", parameter).isTrue();
      for (int n = 0; n < 6; n++) {
        int row = random.below(parameter.touchedRows());
        int column = random.below(parameter.columns());
        int at = parameter.touchedRow(row) * parameter.columns() + column;
        double expected =
            (loss(network, plain, batch, parameter, at, STEP)
                    - loss(network, plain, batch, parameter, at, -STEP))
                / (2 * STEP);
        double found = parameter.gradient()[row * parameter.columns() + column];
        assertThat(found)
            .as("gradient of %s at (%d, %d)", parameter, row, column)
            .isCloseTo(expected, Offset.offset(3e-3 + 3e-3 * Math.abs(expected)));
      }
    }
  }

  private static double loss(
      Network network, Tape tape, Batch batch, Parameter parameter, int at, float change) {
    float kept = parameter.values()[at];
    parameter.values()[at] = kept + change;
    tape.reset();
    double loss = network.loss(tape, batch, 0.2, 7, 1);
    parameter.values()[at] = kept;
    return loss;
  }

  @Test
  void the_loss_of_pairs_does_not_depend_on_what_stands_beside_them_in_the_batch() {
    ModelOptions options = new ModelOptions(Cell.LSTM, 16, 32, 1, true, false, false);
    Network network = new Network(options, InitialWeights.random(options, WORDS, 3), false);
    Tape tape = Tape.forwardOnly(TensorBackend.preferred(), Parallel.sequential());
    double together = network.loss(tape, new Batch(PAIRS, new int[] {2, 0, 1}), 0, 0, 0);
    double apart = 0;
    for (int pair = 0; pair < 3; pair++) {
      tape.reset();
      apart += network.loss(tape, new Batch(PAIRS, new int[] {pair}), 0, 0, 0);
    }
    assertThat(together).isCloseTo(apart, Offset.offset(1e-4));
  }

  @Test
  void frozen_word_vectors_have_no_gradient() {
    ModelOptions options = new ModelOptions(Cell.LSTM, 16, 32, 1, true, false, true);
    Network network = new Network(options, InitialWeights.random(options, WORDS, 3), true);
    Tape tape = Tape.recording(TensorBackend.preferred(), Parallel.sequential());
    network.loss(tape, new Batch(PAIRS, new int[] {0, 1}), 0.2, 7, 1);
    tape.backward();
    assertThat(network.learning()).extracting(Parameter::name).doesNotContain("embedding");
    assertThat(network.learning()).allMatch(Parameter::hasGradient);
  }

  @Test
  void an_epoch_has_every_pair_once_in_batches_of_nearly_one_length() {
    int size = 1000;
    RandomBits random = new RandomBits(1, 1);
    int[][] replies = new int[size][];
    Arrays.setAll(replies, i -> new int[1 + random.below(20)]);
    TokenPairs pairs = new TokenPairs(List.of(replies), List.of(replies));
    List<int[]> batches = Batches.shuffled(pairs, 64, 1, 0);
    int[] all = batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    int[] expected = new int[size];
    Arrays.setAll(expected, i -> i);
    assertThat(Arrays.mismatch(all, expected)).isEqualTo(-1);
    for (int[] batch : batches) {
      int[] lengths = Arrays.stream(batch).map(i -> replies[i].length).sorted().toArray();
      assertThat(lengths[lengths.length - 1] - lengths[0]).isLessThanOrEqualTo(3);
    }
    assertThat(Arrays.equals(batches.get(0), Batches.shuffled(pairs, 64, 1, 1).get(0))).isFalse();
    assertThat(Batches.shuffled(pairs, 64, 1, 0).get(0)).isEqualTo(batches.get(0));
  }
}
