package io.parlance.seq2seq.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.decoding.Reranking.AntiLanguageModel;
import io.parlance.seq2seq.decoding.Reranking.Bidirectional;
import io.parlance.seq2seq.inference.Likelihood;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.seq2seq.inference.StepModel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Replies of a whole model, of random weights. */
class ReplyDecoderTest {
  private static final ModelOptions OPTIONS =
      new ModelOptions(Cell.LSTM, 8, 32, 1, true, false, false);
  private static final TensorBackend BACKEND = TensorBackend.preferred();
  private static final Question QUESTION = Asking.question("a zebra f");
  private static final ReplyOptions SHORT = ReplyOptions.defaults().withMaximumLength(6);

  private static Weights weights(int seed) {
    Weights weights = Weights.zeros(Architecture.shapes(OPTIONS, ScriptedModel.VOCABULARY.size()));
    Random random = new Random(seed);
    for (WeightShape shape : weights.shapes()) {
      float[] values = weights.values(shape.name());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian() * 0.5f;
      }
    }
    return weights;
  }

  private static StepModel model(int seed) {
    return RecurrentModel.of(
        OPTIONS, weights(seed), Precision.FLOAT, BACKEND, Parallel.sequential());
  }

  private static List<Reply> replies(Question question, Decoding decoding) {
    return new ReplyDecoder(model(1), ScriptedModel.VOCABULARY).replies(question, decoding, SHORT);
  }

  @Test
  void every_strategy_tells_the_log_probability_that_the_model_gives_its_replies() {
    Likelihood likelihood = new Likelihood(model(1));
    for (Decoding decoding :
        List.of(new Greedy(), new Beam(4, 0.6, 0.2, 4), new Sampling(1.5, 0, 0.95, 3, 6))) {
      for (Reply reply : replies(QUESTION, decoding)) {
        int[] ids = reply.ids();
        int[] target = reply.ending() == Ending.COMPLETE ? Likelihood.ended(ids) : ids;
        assertThat(reply.logProbability())
            .isCloseTo(likelihood.of(QUESTION.ids(), List.of(target))[0], within(1e-5));
        assertThat(reply.attention().words()).isEqualTo(reply.tokens().size());
        assertThat(reply.attention().positions()).isEqualTo(3);
      }
    }
  }

  @Test
  void reranked_replies_have_the_scores_of_their_formula() {
    Sampling candidates = new Sampling(2, 0, 1, 4, 12);
    Likelihood alone = new Likelihood(model(1));
    Reranker reranker =
        Reranker.of(ScriptedModel.VOCABULARY, new AntiLanguageModel(0.7, 2, 0), model(1));
    List<Reply> ranked = reranker.rank(QUESTION, replies(QUESTION, candidates));
    assertThat(ranked).hasSize(12);
    for (Reply reply : ranked) {
      int[] all = Likelihood.ended(reply.ids());
      double said = alone.of(new int[0], List.of(new int[] {all[0], all[1]}))[0];
      if (reply.tokens().size() > 1 || reply.ending() == Ending.COMPLETE) {
        assertThat(reply.score()).isCloseTo(reply.logProbability() - 0.7 * said, within(1e-5));
      }
    }
    assertThat(ranked).isSortedAccordingTo((x, y) -> Double.compare(y.score(), x.score()));
  }

  @Test
  void the_reverse_model_is_asked_for_the_question() {
    Likelihood reverse = new Likelihood(model(2));
    Reranker reranker = Reranker.of(ScriptedModel.VOCABULARY, new Bidirectional(1, 0), model(2));
    List<Reply> ranked = reranker.rank(QUESTION, replies(QUESTION, new Beam(4, 0, 0, 4)));
    for (Reply reply : ranked) {
      int[] said = ScriptedModel.VOCABULARY.ids(reply.words());
      double asked = reverse.of(said, List.of(Likelihood.ended(QUESTION.ids())))[0];
      assertThat(reply.score()).isCloseTo(asked, within(1e-5));
    }
  }

  @Test
  void without_attention_nothing_is_copied_and_nothing_is_looked_at() {
    ModelOptions blind = new ModelOptions(Cell.GRU, 8, 32, 1, false, false, false);
    Weights weights = Weights.zeros(Architecture.shapes(blind, ScriptedModel.VOCABULARY.size()));
    weights.values(Architecture.OUTPUT_BIAS)[0] = 9; // the unknown word, always
    RecurrentModel model =
        RecurrentModel.of(blind, weights, Precision.FLOAT, BACKEND, Parallel.sequential());
    Reply reply =
        new ReplyDecoder(model, ScriptedModel.VOCABULARY)
            .replies(QUESTION, new Beam(2, 0.5, 1, 1), SHORT)
            .get(0);
    assertThat(reply.words()).doesNotContain("<unk>", "zebra");
    assertThat(reply.attention().positions()).isZero();
  }

  @Test
  void an_empty_question_gets_a_reply() {
    Reply reply = replies(Asking.question(""), new Greedy()).get(0);
    assertThat(reply.words()).isNotEmpty();
    assertThat(reply.attention().positions()).isZero();
  }
}
