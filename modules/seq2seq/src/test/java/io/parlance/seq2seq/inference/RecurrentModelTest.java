package io.parlance.seq2seq.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentModelTest {
  private static final int WORDS = 37; // no multiple of anything
  private static final int[] QUESTION = {5, 9, 0, 36, 3, 9, 12};
  private static final int[] REPLY = {ChatVocabulary.START, 7, 30, 0, 7, 4};
  private static final ModelOptions DEEP =
      new ModelOptions(Cell.LSTM, 19, 64, 2, true, true, false);

  static Stream<ModelOptions> everyShape() {
    List<ModelOptions> all = new ArrayList<>();
    for (Cell cell : Cell.values()) {
      for (int layers : new int[] {1, 2, 4}) {
        for (boolean tied : new boolean[] {false, true}) {
          all.add(new ModelOptions(cell, 13, 32, layers, true, true, tied));
          all.add(new ModelOptions(cell, 13, 32, layers, true, false, tied));
          all.add(new ModelOptions(cell, 13, 32, layers, false, false, tied));
        }
      }
    }
    return all.stream();
  }

  private static RecurrentModel model(ModelOptions options, Precision precision) {
    return RecurrentModel.of(
        options,
        RandomWeights.of(options, WORDS),
        precision,
        TensorBackend.preferred(),
        Parallel.sequential());
  }

  /** The log-probabilities after each word of a reply, and where each looked. */
  private static List<float[]> said(StepModel model, int[] question, int... reply) {
    Steps steps = model.begin(question, 1);
    List<float[]> all = new ArrayList<>();
    for (int word : reply) {
      steps.advance(1, new int[1], new int[] {word});
      all.add(Arrays.copyOf(steps.logProbabilities(), model.words()));
      all.add(Arrays.copyOf(steps.attention(), steps.positions()));
    }
    return all;
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void every_shape_of_model_says_what_the_equations_say(ModelOptions options) {
    Weights weights = RandomWeights.of(options, WORDS);
    for (int[] question : new int[][] {QUESTION, {6}, {}}) {
      PlainModel plain = new PlainModel(options, weights, question);
      List<float[]> said = said(model(options, Precision.FLOAT), question, REPLY);
      for (int i = 0; i < REPLY.length; i++) {
        assertThat(doubles(said.get(2 * i))).containsExactly(plain.next(REPLY[i]), within(2e-4));
        assertThat(doubles(said.get(2 * i + 1))).containsExactly(plain.attention(), within(1e-4));
      }
    }
  }

  @Test
  void the_scalar_backend_says_the_same() {
    RecurrentModel scalar =
        RecurrentModel.of(
            DEEP,
            RandomWeights.of(DEEP, WORDS),
            Precision.FLOAT,
            TensorBackend.named("scalar"),
            Parallel.sequential());
    List<float[]> expected = said(model(DEEP, Precision.FLOAT), QUESTION, REPLY);
    List<float[]> said = said(scalar, QUESTION, REPLY);
    for (int i = 0; i < said.size(); i++) {
      assertThat(doubles(said.get(i))).containsExactly(doubles(expected.get(i)), within(1e-4));
    }
  }

  @Test
  void eight_bits_say_nearly_what_floats_say() {
    for (boolean tied : new boolean[] {false, true}) {
      ModelOptions options = new ModelOptions(Cell.LSTM, 48, 128, 1, true, false, tied);
      List<float[]> exact = said(model(options, Precision.FLOAT), QUESTION, REPLY);
      List<float[]> rounded = said(model(options, Precision.EIGHT_BITS), QUESTION, REPLY);
      for (int i = 0; i < exact.size(); i++) {
        assertThat(doubles(rounded.get(i)))
            .containsExactly(doubles(exact.get(i)), within(0.12)) // of values that differ by 10
            .isNotEqualTo(doubles(exact.get(i)));
      }
    }
  }

  @Test
  void probabilities_and_attention_sum_to_one() {
    List<float[]> said = said(model(DEEP, Precision.FLOAT), QUESTION, REPLY);
    for (int i = 0; i < said.size(); i += 2) {
      assertThat(Arrays.stream(doubles(said.get(i))).map(Math::exp).sum())
          .isCloseTo(1, within(1e-5));
      assertThat(Arrays.stream(doubles(said.get(i + 1))).sum()).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void what_is_said_does_not_depend_on_threads() {
    ModelOptions options = new ModelOptions(Cell.LSTM, 40, 256, 2, true, true, false);
    Weights weights = RandomWeights.of(options, 3000); // several parts of the partition
    for (Precision precision : Precision.values()) {
      List<List<float[]>> runs = new ArrayList<>();
      for (int threads = 1; threads <= 3; threads++) {
        try (Parallel parallel = Parallel.of(threads)) {
          RecurrentModel model =
              RecurrentModel.of(options, weights, precision, TensorBackend.preferred(), parallel);
          runs.add(said(model, QUESTION, REPLY));
        }
      }
      for (int i = 0; i < runs.get(0).size(); i++) {
        assertThat(runs.get(1).get(i)).containsExactly(runs.get(0).get(i));
        assertThat(runs.get(2).get(i)).containsExactly(runs.get(0).get(i));
      }
    }
  }

  @Test
  void hypotheses_at_once_are_bit_for_bit_what_each_is_alone() {
    int[][] replies = {{1, 7, 8, 9}, {1, 7, 8, 10}, {1, 7, 20, 5}, {1, 11, 20, 5}, {1, 11, 12, 13}};
    int[][] rows = {{0, 3}, {0, 2, 3, 4}, {0, 1, 2, 3, 4}}; // whose words go to which row
    int[][] from = {{0, 0}, {0, 0, 1, 1}, {0, 0, 1, 2, 3}};
    for (Precision precision : Precision.values()) {
      for (ModelOptions options : everyShape().filter(o -> o.layers() == 2).toList()) {
        RecurrentModel model = model(options, precision);
        Steps steps = model.begin(QUESTION, 5);
        steps.advance(1, new int[] {0}, new int[] {1});
        for (int time = 1; time < 4; time++) {
          int[] chosen = rows[time - 1];
          int[] words = new int[chosen.length];
          for (int row = 0; row < chosen.length; row++) {
            words[row] = replies[chosen[row]][time];
          }
          steps.advance(chosen.length, from[time - 1], words);
        }
        for (int row = 0; row < 5; row++) {
          List<float[]> alone = said(model, QUESTION, replies[row]);
          assertThat(Arrays.copyOfRange(steps.logProbabilities(), row * WORDS, (row + 1) * WORDS))
              .containsExactly(alone.get(6));
        }
      }
    }
  }

  @Test
  void rows_may_change_places() {
    RecurrentModel model = model(DEEP, Precision.FLOAT);
    Steps steps = model.begin(QUESTION, 2);
    steps.advance(1, new int[] {0}, new int[] {1});
    steps.advance(2, new int[] {0, 0}, new int[] {8, 9});
    steps.advance(2, new int[] {1, 0}, new int[] {5, 6});
    assertThat(Arrays.copyOfRange(steps.logProbabilities(), 0, WORDS))
        .containsExactly(said(model, QUESTION, 1, 9, 5).get(4));
    assertThat(Arrays.copyOfRange(steps.logProbabilities(), WORDS, 2 * WORDS))
        .containsExactly(said(model, QUESTION, 1, 8, 6).get(4));
  }

  @Test
  void a_question_longer_than_a_piece_is_read_whole() {
    int[] question = new int[150];
    Arrays.setAll(question, i -> i % WORDS);
    Weights weights = RandomWeights.of(DEEP, WORDS);
    double[] expected = new PlainModel(DEEP, weights, question).next(1);
    assertThat(doubles(said(model(DEEP, Precision.FLOAT), question, 1).get(0)))
        .containsExactly(expected, within(2e-4));
  }

  @Test
  void two_questions_at_once_do_not_disturb_each_other() {
    RecurrentModel model = model(DEEP, Precision.FLOAT);
    Steps first = model.begin(QUESTION, 1);
    Steps second = model.begin(new int[] {4, 4}, 1);
    first.advance(1, new int[] {0}, new int[] {1});
    second.advance(1, new int[] {0}, new int[] {1});
    assertThat(first.logProbabilities()).containsExactly(said(model, QUESTION, 1).get(0));
  }

  @Test
  void what_does_not_exist_is_refused() {
    RecurrentModel model = model(DEEP, Precision.FLOAT);
    assertThatThrownBy(() -> model.begin(new int[] {37}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no word has the id 37: there are 37");
    assertThatThrownBy(() -> model.begin(QUESTION, 0)).hasMessageContaining("rows");
    Steps steps = model.begin(QUESTION, 2);
    assertThatThrownBy(() -> steps.advance(3, new int[3], new int[3]))
        .hasMessage("rows must be 1 to 2, not 3");
    assertThatThrownBy(() -> steps.advance(1, new int[] {1}, new int[1]))
        .hasMessage("no row 1 to continue: there are 1");
    assertThatThrownBy(() -> steps.advance(1, new int[1], new int[] {-1}))
        .hasMessage("no word has the id -1: there are 37");
  }

  @Test
  void weights_of_another_shape_are_refused() {
    Weights weights = RandomWeights.of(DEEP, WORDS);
    ModelOptions other = new ModelOptions(Cell.GRU, 19, 64, 2, true, true, false);
    assertThatThrownBy(
            () ->
                RecurrentModel.of(
                    other,
                    weights,
                    Precision.FLOAT,
                    TensorBackend.preferred(),
                    Parallel.sequential()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GRU");
  }
}
