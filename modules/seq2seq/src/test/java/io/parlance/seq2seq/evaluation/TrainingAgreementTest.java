package io.parlance.seq2seq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.seq2seq.training.Perplexity;
import io.parlance.seq2seq.training.TokenPairs;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is learned is what replies: the two ways through the network give one perplexity. */
class TrainingAgreementTest {
  private static final int WORDS = 40;

  @ParameterizedTest
  @CsvSource({
    "LSTM, 1, true, false, false", "LSTM, 2, true, true, true", "LSTM, 3, false, false, false",
    "GRU, 1, true, true, false", "GRU, 2, true, false, true", "GRU, 1, false, false, true",
    "RNN, 1, true, false, false", "RNN, 4, true, true, false", "RNN, 2, false, false, true"
  })
  void inference_and_training_are_equally_surprised(
      Cell cell, int layers, boolean attention, boolean inputFeeding, boolean tied) {
    ModelOptions options = new ModelOptions(cell, 12, 64, layers, attention, inputFeeding, tied);
    Random random = new Random(3);
    Weights weights = Weights.zeros(Architecture.shapes(options, WORDS));
    for (WeightShape shape : weights.shapes()) {
      float[] values = weights.values(shape.name());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian() * 0.3f;
      }
    }
    List<int[]> questions = new ArrayList<>();
    List<int[]> replies = new ArrayList<>();
    for (int pair = 0; pair < 20; pair++) {
      questions.add(random.ints(pair % 7, 0, WORDS).toArray()); // some are empty
      int[] reply = random.ints(1 + pair % 5, 0, WORDS).toArray();
      reply[reply.length - 1] = ChatVocabulary.END;
      replies.add(reply);
    }
    TensorBackend backend = TensorBackend.preferred();
    Parallel here = Parallel.sequential();
    double expected =
        new Perplexity(options, weights, 8, backend, here).of(new TokenPairs(questions, replies));
    RecurrentModel model = RecurrentModel.of(options, weights, Precision.FLOAT, backend, here);
    assertThat(InferencePerplexity.of(model, questions, replies).value())
        .isCloseTo(expected, within(1e-4 * expected));
  }
}
