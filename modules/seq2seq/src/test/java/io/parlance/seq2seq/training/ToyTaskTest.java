package io.parlance.seq2seq.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.decoding.ReplyDecoder;
import io.parlance.seq2seq.decoding.ReplyOptions;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import io.parlance.tensor.optim.Adam;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Schedule;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks whose answers are known: saying a sequence again, and saying it backwards. */
class ToyTaskTest {
  private static final List<String> SYMBOLS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
  private static final ChatVocabulary VOCABULARY =
      new ChatVocabulary(Vocabulary.of(SYMBOLS, new long[SYMBOLS.size()]));
  private static final int LONGEST = 6;

  @ParameterizedTest
  @CsvSource({
    "LSTM, true, true", "LSTM, true, false", "LSTM, false, true", "LSTM, false, false",
    "GRU, true, true", "GRU, true, false", "GRU, false, true", "GRU, false, false"
  })
  void a_sequence_is_copied_or_reversed(Cell cell, boolean attention, boolean reversed)
      throws Exception {
    ModelOptions model = new ModelOptions(cell, 16, 64, 1, attention, false, false);
    TrainingOptions options =
        new TrainingOptions(
            32,
            10,
            OptionalDouble.empty(),
            0,
            Adam.defaults(),
            new Schedule.Cosine(5e-3, 1e-4, 0),
            new GradientClipping(1),
            Long.MAX_VALUE,
            0,
            1,
            false);
    List<List<String>> learned = sequences(12_000, 1);
    List<List<String>> asked = sequences(500, 2);
    TensorBackend backend = TensorBackend.preferred();
    try (Parallel parallel = Parallel.of(2)) {
      TrainedChat trained =
          new ChatTrainer(model, options, backend, parallel, ChatTrainingListener.none())
              .train(
                  InitialWeights.random(model, VOCABULARY.size(), 1),
                  pairs(learned, reversed),
                  pairs(asked, reversed),
                  Checkpoints.none(),
                  () -> false);
      assertThat(right(model, trained.weights(), asked, reversed, parallel))
          .as("whole replies that are right, of 500")
          .isGreaterThanOrEqualTo(495);
    }
  }

  /** How many greedy replies are right from the first symbol to the end mark. */
  private static int right(
      ModelOptions model,
      Weights weights,
      List<List<String>> asked,
      boolean reversed,
      Parallel parallel) {
    ReplyDecoder decoder =
        new ReplyDecoder(
            RecurrentModel.of(model, weights, Precision.FLOAT, TensorBackend.preferred(), parallel),
            VOCABULARY);
    ReplyOptions options = ReplyOptions.defaults().withNoRepeat(0).withMaximumLength(20);
    int right = 0;
    for (List<String> question : asked) {
      List<String> reply =
          decoder.replies(Question.of(VOCABULARY, question), new Greedy(), options).get(0).words();
      right += reply.equals(answer(question, reversed)) ? 1 : 0;
    }
    return right;
  }

  private static List<String> answer(List<String> question, boolean reversed) {
    List<String> answer = new ArrayList<>(question);
    if (reversed) {
      Collections.reverse(answer);
    }
    return answer;
  }

  private static List<List<String>> sequences(int count, long seed) {
    RandomBits random = new RandomBits(seed, 0);
    List<List<String>> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> sequence = new ArrayList<>();
      int length = 1 + random.below(LONGEST);
      for (int t = 0; t < length; t++) {
        sequence.add(SYMBOLS.get(random.below(SYMBOLS.size())));
      }
      sequences.add(sequence);
    }
    return sequences;
  }

  private static TokenPairs pairs(List<List<String>> sequences, boolean reversed) {
    List<int[]> questions = new ArrayList<>();
    List<int[]> replies = new ArrayList<>();
    for (List<String> sequence : sequences) {
      questions.add(VOCABULARY.ids(sequence));
      int[] reply = VOCABULARY.ids(answer(sequence, reversed));
      int[] ended = Arrays.copyOf(reply, reply.length + 1);
      ended[reply.length] = ChatVocabulary.END;
      replies.add(ended);
    }
    return new TokenPairs(questions, replies);
  }
}
