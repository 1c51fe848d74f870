package io.parlance.seq2seq.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import io.parlance.tensor.optim.Adam;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks whose answers are known: saying a sequence again, and saying it backwards. */
class ToyTaskTest {
  private static final int SYMBOLS = 8;
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
    try (Parallel parallel = Parallel.of(2)) {
      ChatTrainer trainer =
          new ChatTrainer(
              model, options, TensorBackend.preferred(), parallel, ChatTrainingListener.none());
      Weights weights = InitialWeights.random(model, SYMBOLS + ChatVocabulary.MARKS, 1);
      TrainedChat trained =
          trainer.train(
              weights,
              task(12000, 1, reversed),
              task(200, 2, reversed),
              Optional.empty(),
              () -> false);
      System.err.println(cell + " " + attention + " " + reversed + " " + trained.best());
      assertThat(trained.best().perplexity()).isLessThan(1.01);
    }
  }

  private static TokenPairs task(int pairs, int seed, boolean reversed) {
    RandomBits random = new RandomBits(seed, 0);
    List<int[]> questions = new ArrayList<>();
    List<int[]> replies = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      int length = 1 + random.below(LONGEST);
      int[] question = new int[length];
      int[] reply = new int[length + 1];
      reply[length] = ChatVocabulary.END;
      for (int t = 0; t < length; t++) {
        question[t] = ChatVocabulary.MARKS + random.below(SYMBOLS);
        reply[reversed ? length - 1 - t : t] = question[t];
      }
      questions.add(question);
      replies.add(reply);
    }
    return new TokenPairs(questions, replies);
  }
}
