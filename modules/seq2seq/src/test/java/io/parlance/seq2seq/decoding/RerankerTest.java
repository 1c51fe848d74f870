package io.parlance.seq2seq.decoding;

import static io.parlance.seq2seq.decoding.Asking.BARE;
import static io.parlance.seq2seq.decoding.Asking.ask;
import static io.parlance.seq2seq.decoding.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.decoding.Reranking.AntiLanguageModel;
import io.parlance.seq2seq.decoding.Reranking.Bidirectional;
import java.util.List;
import org.junit.jupiter.api.Test;

class RerankerTest {
  /** a is said to anything; b d to c. */
  private static final ScriptedModel MODEL =
      new ScriptedModel()
          .to("c", "", "a 0.6 b 0.4")
          .to("c", "b", "d 0.9 e 0.1")
          .to("", "", "a 0.9 b 0.1")
          .to("", "a", "</s> 0.5 f 0.5")
          .to("", "b", "d 0.2 a 0.8")
          .to("", "b d", "</s> 0.25 a 0.75");

  private static final List<Reply> CANDIDATES = ask(MODEL, "c", new Beam(3, 0, 0, 2), BARE);

  @Test
  void a_dull_reply_falls_behind_by_what_is_said_to_anything() {
    assertThat(CANDIDATES).extracting(Asking::text).containsExactly("a", "b d");
    Reranker reranker =
        Reranker.of(ScriptedModel.VOCABULARY, new AntiLanguageModel(0.5, 9, 0), MODEL);
    List<Reply> ranked = reranker.rank(question("c"), CANDIDATES);
    assertThat(ranked).extracting(Asking::text).containsExactly("b d", "a");
    assertThat(ranked.get(0).score())
        .isCloseTo(Math.log(0.4 * 0.9) - 0.5 * Math.log(0.1 * 0.2 * 0.25), within(1e-6));
    assertThat(ranked.get(1).score())
        .isCloseTo(Math.log(0.6) - 0.5 * Math.log(0.9 * 0.5), within(1e-6));
    assertThat(ranked.get(0).logProbability()).isCloseTo(Math.log(0.36), within(1e-6));
  }

  @Test
  void only_the_first_words_count_against_a_reply() {
    Reranker reranker =
        Reranker.of(ScriptedModel.VOCABULARY, new AntiLanguageModel(1, 1, 0), MODEL);
    List<Reply> ranked = reranker.rank(question("c"), CANDIDATES);
    assertThat(ranked.get(0).score()).isCloseTo(Math.log(0.36 / 0.1), within(1e-6));
    assertThat(ranked.get(1).score()).isCloseTo(Math.log(0.6 / 0.9), within(1e-6));
  }

  @Test
  void without_weight_nothing_changes() {
    Reranker reranker =
        Reranker.of(ScriptedModel.VOCABULARY, new AntiLanguageModel(0, 5, 0), MODEL);
    assertThat(reranker.rank(question("c"), CANDIDATES))
        .extracting(Asking::text)
        .containsExactly("a", "b d");
  }

  @Test
  void each_word_of_a_reply_is_rewarded() {
    Reranker reranker =
        Reranker.of(ScriptedModel.VOCABULARY, new AntiLanguageModel(0, 5, 1.5), MODEL);
    List<Reply> ranked = reranker.rank(question("c"), CANDIDATES);
    assertThat(ranked).extracting(Asking::text).containsExactly("b d", "a");
    assertThat(ranked.get(0).score()).isCloseTo(Math.log(0.36) + 3, within(1e-6));
    assertThat(ranked.get(1).score()).isCloseTo(Math.log(0.6) + 1.5, within(1e-6));
  }

  @Test
  void a_cut_off_reply_is_not_asked_for_its_end() {
    List<Reply> cut = ask(MODEL, "c", new Greedy(), BARE.withMaximumLength(1));
    Reranker reranker =
        Reranker.of(ScriptedModel.VOCABULARY, new AntiLanguageModel(1, 5, 0), MODEL);
    assertThat(reranker.rank(question("c"), cut).get(0).score())
        .isCloseTo(Math.log(0.6 / 0.9), within(1e-6));
  }

  @Test
  void both_directions_count_by_their_weight() {
    ScriptedModel reverse =
        new ScriptedModel()
            .to("a", "", "c 0.05 d 0.95")
            .to("b d", "", "c 0.8 d 0.2")
            .to("b d", "c", "</s> 0.5 e 0.5");
    Reranker reranker = Reranker.of(ScriptedModel.VOCABULARY, new Bidirectional(0.4, 0), reverse);
    List<Reply> ranked = reranker.rank(question("c"), CANDIDATES);
    assertThat(ranked).extracting(Asking::text).containsExactly("b d", "a");
    assertThat(ranked.get(0).score())
        .isCloseTo(0.6 * Math.log(0.36) + 0.4 * Math.log(0.8 * 0.5), within(1e-6));
    assertThat(ranked.get(1).score())
        .isCloseTo(0.6 * Math.log(0.6) + 0.4 * Math.log(0.05), within(1e-6));
  }

  @Test
  void weights_beyond_one_are_refused() {
    assertThatThrownBy(() -> new Bidirectional(1.5, 0))
        .hasMessage("lambda must be 0 to 1, not 1.5");
    assertThatThrownBy(() -> new AntiLanguageModel(Double.NaN, 5, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new AntiLanguageModel(0.5, 0, 0)).hasMessageContaining("not 0");
  }
}
