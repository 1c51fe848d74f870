package io.parlance.seq2seq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BleuTest {
  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }

  private static Bleu bleu(String reply, String reference) {
    return Bleu.of(List.of(words(reply)), List.of(words(reference)));
  }

  @Test
  void a_perfect_corpus_scores_100() {
    assertThat(bleu("the cat sat on the mat", "the cat sat on the mat").score())
        .isCloseTo(100, within(1e-9));
  }

  @Test
  void precisions_are_clipped() {
    Bleu the = bleu("the the the the the the the", "the cat is on the mat"); // the paper's example
    assertThat(the.matches()).containsExactly(2L, 0L, 0L, 0L);
    assertThat(the.candidates()).containsExactly(7L, 6L, 5L, 4L);
  }

  @Test
  void the_score_is_the_geometric_mean_of_the_precisions() {
    // 1-grams 5/6, 2-grams 3/5, 3-grams 2/4, 4-grams 1/3
    double expected = 100 * Math.pow(5 / 6.0 * (3 / 5.0) * (2 / 4.0) * (1 / 3.0), 0.25);
    Bleu bleu = bleu("the cat sat on a mat", "the cat sat on the mat");
    assertThat(bleu.matches()).containsExactly(5L, 3L, 2L, 1L);
    assertThat(bleu.score()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void short_replies_are_punished_by_the_brevity_penalty() {
    Bleu bleu = bleu("the cat sat on", "the cat sat on the mat");
    assertThat(bleu.brevityPenalty()).isCloseTo(Math.exp(-0.5), within(1e-12));
    assertThat(bleu.score()).isCloseTo(100 * Math.exp(-0.5), within(1e-9));
    assertThat(bleu("the cat sat on the mat yes", "the cat sat on the mat").brevityPenalty())
        .isEqualTo(1);
  }

  @Test
  void orders_without_a_match_are_smoothed() {
    // 1-grams 2/4, 2-grams 1/3, 3-grams 1/2 of 2, 4-grams 1/4 of 1
    double expected = 100 * Math.pow(2 / 4.0 * (1 / 3.0) * (1 / 4.0) * (1 / 4.0), 0.25);
    assertThat(bleu("a b x y", "a b c d").score()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void counts_are_of_the_whole_corpus_not_means_of_replies() {
    List<List<String>> replies = List.of(words("a b c d e"), words("x"));
    List<List<String>> references = List.of(words("a b c d e"), words("y y"));
    double expected = 100 * Math.exp(1 - 7 / 6.0) * Math.pow(5 / 6.0, 0.25);
    assertThat(Bleu.of(replies, references).score()).isCloseTo(expected, within(1e-9));
  }

  /** What sacreBLEU 2.6.0 gives for these with {@code tokenize="none"}. */
  @Test
  void an_outside_implementation_agrees() {
    List<List<String>> replies =
        List.of(
            words("i do n't know what you mean ."),
            words("yes , i like the film a lot !"),
            words("no ."),
            words("the best one is the first one i think ."));
    List<List<String>> references =
        List.of(
            words("i do n't know what that means ."),
            words("i liked the film a lot too !"),
            words("no , not yet ."),
            words("i think the first one is the best one ."));
    assertThat(Bleu.of(replies, references).score()).isCloseTo(38.65706117563572, within(1e-9));
    assertThat(bleu("a b x y", "a b c d").score()).isCloseTo(31.947155212313625, within(1e-9));
    assertThat(bleu("the the the the the the the", "the cat is on the mat").score())
        .isCloseTo(7.809849842300637, within(1e-9));
  }

  @Test
  void nothing_in_common_or_nothing_said_scores_0() {
    assertThat(bleu("a b c d", "e f g h").score()).isZero();
    assertThat(bleu("", "e f g h").score()).isZero();
    assertThat(bleu("a b c", "a b c").score()).isZero(); // there are no 4-grams
    assertThat(Bleu.of(List.of(), List.of()).score()).isZero();
  }

  @Test
  void another_number_of_references_is_refused() {
    assertThatThrownBy(() -> Bleu.of(List.of(), List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 replies, but 1 references");
  }
}
