package io.parlance.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.decoding.Alternative;
import io.parlance.seq2seq.inference.Likelihood;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final ChatModel MODEL = ToyModel.english();
  private static final Responder RESPONDER = ToyModel.responder(MODEL);

  private static Response reply(ChatSettings settings, String... said) {
    ChatSession session = new ChatSession(RESPONDER, settings);
    for (String text : said) {
      session.say(text);
    }
    return session.last().orElseThrow().response().orElseThrow();
  }

  private static ChatSettings mode(ReplyMode mode) {
    return ChatSettings.defaults().withMode(mode).withConfidence(0);
  }

  @Test
  void a_retrieved_reply_is_explained_by_its_question_and_by_the_model() {
    Response response = reply(mode(ReplyMode.RETRIEVE), "do you like tea?");
    Explanation explanation = Explanation.of(RESPONDER, response);
    assertThat(explanation.question()).containsExactly("do", "you", "like", "tea", "?");
    assertThat(explanation.words()).containsExactlyElementsOf(response.words());
    assertThat(explanation.match().orElseThrow().exchange().reply())
        .isEqualTo("Tea is for people.");
    assertThat(explanation.attention().words()).isEqualTo(response.words().size());
    for (int word = 0; word < response.words().size(); word++) {
      float sum = 0;
      for (int position = 0; position < 5; position++) {
        sum += explanation.attention().weight(word, position);
      }
      assertThat(sum).isCloseTo(1, within(1e-5f));
      List<Alternative> instead = explanation.reply().get(word).alternatives();
      assertThat(instead).hasSize(5);
      assertThat(explanation.probability(word))
          .isLessThanOrEqualTo(instead.get(0).probability() + 1e-6);
    }
  }

  @Test
  void the_probabilities_of_the_words_are_those_of_the_whole() {
    Response response = reply(mode(ReplyMode.GENERATE), "how are you?");
    Explanation explanation = Explanation.of(RESPONDER, response);
    double all = 0;
    for (int word = 0; word < explanation.words().size(); word++) {
      all += Math.log(explanation.probability(word));
    }
    RecurrentModel model =
        RecurrentModel.of(
            MODEL.options(),
            MODEL.weights(),
            Precision.FLOAT,
            TensorBackend.preferred(),
            Parallel.sequential());
    int[] ids = MODEL.vocabulary().ids(response.words());
    assertThat(all)
        .isCloseTo(
            new Likelihood(model).of(response.question().ids(), List.of(ids))[0], within(1e-4));
    assertThat(explanation.match()).isEmpty();
  }

  @Test
  void turns_before_are_told_with_marks_between_and_unknown_words_by_position() {
    Response response = reply(mode(ReplyMode.RETRIEVE), "hello", "do zebras like tea?");
    Explanation explanation = Explanation.of(RESPONDER, response);
    List<String> question = explanation.question();
    assertThat(question).containsSubsequence("hello", "<turn>", "<turn>", "do", "zebras");
    assertThat(explanation.unknown()).containsExactly(question.indexOf("zebras"));
  }

  @Test
  void of_a_fallback_the_best_candidate_is_explained() {
    ChatSettings strict = ChatSettings.defaults().withMode(ReplyMode.RETRIEVE).withConfidence(1);
    Response response = reply(strict, "do zebras like rain?");
    assertThat(response.source()).isEqualTo(Source.FALLBACK);
    Explanation explanation = Explanation.of(RESPONDER, response);
    assertThat(explanation.words()).containsExactlyElementsOf(response.candidates().get(0).words());
    assertThat(explanation.match()).isPresent();
  }

  @Test
  void where_there_was_no_candidate_there_are_no_words() {
    Response response = reply(ChatSettings.defaults(), "你好吗？");
    Explanation explanation = Explanation.of(RESPONDER, response);
    assertThat(explanation.words()).isEmpty();
    assertThat(explanation.question()).isNotEmpty();
  }
}
