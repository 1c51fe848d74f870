package io.parlance.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.decoding.Sampling;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponderTest {
  private final Responder english = ToyModel.responder(ToyModel.english());
  private final Responder chinese = ToyModel.responder(ToyModel.chinese());

  private static Response ask(Responder responder, ChatSettings settings, String... said) {
    return responder.respond(
        List.of(said), settings, Set.of(), ResponseListener.none(), () -> false);
  }

  @ParameterizedTest
  @EnumSource(ReplyMode.class)
  void what_is_heard_piece_by_piece_is_the_reply(ReplyMode mode) {
    for (ChatSettings settings :
        List.of(
            ChatSettings.defaults().withMode(mode),
            ChatSettings.defaults().withMode(mode).withDecoding(new Greedy()),
            ChatSettings.defaults().withMode(mode).withPreference(Preference.OFF),
            ChatSettings.defaults().withMode(mode).withDecoding(new Sampling(1, 0, 1, 3, 4)))) {
      for (String question : List.of("hello", "zyzzyva zyzzyva", "", "你好")) {
        StringBuilder heard = new StringBuilder();
        Response response =
            english.respond(List.of(question), settings, Set.of(), heard::append, () -> false);
        assertThat(heard.toString()).isEqualTo(response.text()).isNotEmpty();
      }
    }
  }

  @Test
  void candidates_are_of_both_kinds_and_the_best_that_is_sure_first() {
    Response response = ask(english, ChatSettings.defaults().withConfidence(0.3), "you like tea?");
    assertThat(response.candidates())
        .extracting(Candidate::source)
        .contains(Source.GENERATED, Source.RETRIEVED);
    assertThat(response.candidates())
        .isSortedAccordingTo(
            Comparator.comparing((Candidate one) -> one.confidence() < 0.3)
                .thenComparing(Comparator.comparingDouble(Candidate::score).reversed()));
    assertThat(response.candidates().get(0).text()).isEqualTo(response.text());
    assertThat(response.candidates()).extracting(Candidate::text).doesNotHaveDuplicates();
  }

  @Test
  void for_the_very_words_nothing_is_made() {
    assertThat(ask(english, ChatSettings.defaults(), "do you like tea?").candidates())
        .extracting(Candidate::source)
        .containsOnly(Source.RETRIEVED);
  }

  @Test
  void what_is_not_known_is_not_answered_and_something_near_is_suggested() {
    Response response = ask(english, ChatSettings.defaults(), "do you like quagga zyzzyva?");
    assertThat(response.source()).isEqualTo(Source.FALLBACK);
    assertThat(response.text()).containsPattern("Try: \"do you like (tea|rain)\\?\"");
    assertThat(response.confidence()).isLessThan(ChatSettings.defaults().confidence());
  }

  @Test
  void a_remark_is_not_excused_as_a_question_is() {
    String asked = ask(english, ChatSettings.defaults(), "is quagga a zyzzyva?").text();
    String told = ask(english, ChatSettings.defaults(), "quagga saw zyzzyva").text();
    assertThat(asked).doesNotContain("Or try");
    assertThat(told).isNotEqualTo(asked);
    assertThat(ask(chinese, ChatSettings.defaults(), "斑驴吃什么").text())
        .isNotEqualTo(ask(chinese, ChatSettings.defaults(), "斑驴跑了").text());
  }

  @Test
  void without_a_least_confidence_something_is_always_said() {
    Response response =
        ask(english, ChatSettings.defaults().withConfidence(0), "do you like quagga zyzzyva?");
    assertThat(response.source()).isNotEqualTo(Source.FALLBACK);
  }

  @Test
  void a_question_in_the_other_language_gets_a_polite_word_in_both() {
    assertThat(ask(english, ChatSettings.defaults(), "你今天好吗？").text())
        .contains("only speak English")
        .contains("只会说英语");
    assertThat(ask(chinese, ChatSettings.defaults(), "how are you today?").text())
        .contains("只会说中文")
        .contains("only speak Chinese");
  }

  @ParameterizedTest
  @ValueSource(strings = {"你好", "你好 Parlance", "😀", "123", "？？"})
  void its_own_language_is_not_mistaken(String text) {
    assertThat(ask(chinese, ChatSettings.defaults(), text).text()).doesNotContain("只会说");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "what does 茶 mean in tea?", "123", ":)"})
  void nor_is_English(String text) {
    assertThat(ask(english, ChatSettings.defaults(), text).text()).doesNotContain("只会说");
  }

  @Test
  void the_reverse_model_is_asked_for_only_where_there_is_one() {
    ChatSettings settings = ChatSettings.defaults().withPreference(Preference.BIDI);
    assertThatThrownBy(() -> ask(english, settings, "hello"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--reverse");
  }

  @Test
  void a_reply_that_is_cancelled_ends_where_it_is() {
    AtomicInteger words = new AtomicInteger();
    Response response =
        english.respond(
            List.of("hello"),
            ChatSettings.defaults()
                .withMode(ReplyMode.GENERATE)
                .withDecoding(new Greedy())
                .withLimits(
                    ChatSettings.defaults().limits().withMinimumLength(10).withMaximumLength(20)),
            Set.of(),
            ResponseListener.none(),
            () -> words.incrementAndGet() > 3);
    assertThat(response.words()).hasSize(3);
  }

  @Test
  void a_line_of_a_hundred_thousand_characters_is_answered() {
    assertThat(ask(english, ChatSettings.defaults(), "word ".repeat(20_000)).text()).isNotBlank();
  }
}
