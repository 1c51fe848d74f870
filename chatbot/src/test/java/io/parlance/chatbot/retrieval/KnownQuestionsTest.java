package io.parlance.chatbot.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.chatbot.ToyModel;
import io.parlance.seq2seq.ChatModel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.dialogues.DialogueTokenizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownQuestionsTest {
  private static List<Match> nearest(ChatModel model, int k, String... said) {
    DialogueTokenizer tokenizer = DialogueTokenizer.named(model.analyzer());
    return KnownQuestions.of(model, TensorBackend.preferred(), Parallel.sequential())
        .nearest(Arrays.stream(said).map(tokenizer::tokens).toList(), k);
  }

  @Test
  void the_very_words_are_nearest_however_they_are_written() {
    ChatModel model =
        ToyModel.of(
            "english", 0, "I am tired|Rest.", "you do not know me|No.", "it is late|Good night.");
    for (List<String> pair :
        List.of(
            List.of("i'm tired!", "Rest."),
            List.of("You don't know me", "No."),
            List.of("it's late.", "Good night."))) {
      Match match = nearest(model, 1, pair.get(0)).get(0);
      assertThat(match.exchange().reply()).isEqualTo(pair.get(1));
      assertThat(match.similarity()).isGreaterThan(0.6);
    }
  }

  @Test
  void matches_come_nearest_first_and_none_is_out_of_range() {
    List<Match> matches = nearest(ToyModel.english(), 5, "do you like snow and tea?");
    assertThat(matches)
        .hasSize(5)
        .isSortedAccordingTo(Comparator.comparingDouble(Match::similarity).reversed())
        .allSatisfy(match -> assertThat(match.similarity()).isBetween(0.0, 1.0));
  }

  @Test
  void a_question_of_unknown_words_has_no_match() {
    assertThat(nearest(ToyModel.english(), 5, "quagga zyzzyva")).isEmpty();
    assertThat(nearest(ToyModel.english(), 5, "")).isEmpty();
  }

  @Test
  void unknown_words_make_a_match_less_sure() {
    double known = nearest(ToyModel.english(), 1, "do you like tea?").get(0).similarity();
    double part = nearest(ToyModel.english(), 1, "do you like tea, quagga?").get(0).similarity();
    assertThat(part).isLessThan(0.7 * known);
  }

  @Test
  void of_equal_questions_the_one_with_the_same_words_before_it_is_nearest() {
    ChatModel model =
        ToyModel.of(
            "english",
            2,
            "my dog is ill|Poor dog.|why?|Ask a vet.",
            "the sky is blue|So it is.|why?|It scatters light.",
            "why?|Why what?");
    assertThat(nearest(model, 1, "my dog is ill", "Poor dog.", "why?").get(0).exchange().reply())
        .isEqualTo("Ask a vet.");
    assertThat(nearest(model, 1, "the sky is blue", "So it is.", "why?").get(0).exchange().reply())
        .isEqualTo("It scatters light.");
    assertThat(nearest(model, 1, "why?").get(0).exchange().reply()).isEqualTo("Why what?");
  }

  @Test
  void the_search_is_exact_and_the_same_on_any_number_of_threads() {
    String[] dialogues =
        IntStream.range(0, 9000)
            .mapToObj(i -> "w" + i % 97 + " v" + i / 97 + "|reply " + i)
            .toArray(String[]::new);
    ChatModel model = ToyModel.of("whitespace", 0, dialogues);
    List<List<String>> question = List.of(List.of("w13", "v77"));
    List<Match> one =
        KnownQuestions.of(model, TensorBackend.preferred(), Parallel.sequential())
            .nearest(question, 20);
    assertThat(one.get(0).exchange().question()).isEqualTo("w13 v77");
    assertThat(one.get(0).similarity()).isGreaterThan(0.99);
    try (Parallel parallel = Parallel.of(3)) {
      assertThat(
              KnownQuestions.of(model, TensorBackend.preferred(), parallel).nearest(question, 20))
          .isEqualTo(one);
    }
  }
}
