package io.parlance.seq2seq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyDiversityTest {
  private static final ReplyDiversity FIVE =
      ReplyDiversity.of(
          List.of(
              List.of("i", "do", "."),
              List.of("i", "do", "."),
              List.of("no", "."),
              List.of("i", "do", "not", "."),
              List.of()));

  @Test
  void distinct_words_and_pairs_are_shares_of_all() {
    assertThat(FIVE.distinct1()).isCloseTo(5 / 12.0, within(1e-12)); // i do . no not
    // i-do ×3, do-. ×2, no-., do-not, not-.
    assertThat(FIVE.distinct2()).isCloseTo(5 / 8.0, within(1e-12));
  }

  @Test
  void the_mean_length_counts_words() {
    assertThat(FIVE.meanLength()).isCloseTo(12 / 5.0, within(1e-12));
  }

  @Test
  void repeated_are_all_replies_that_are_said_more_than_once() {
    assertThat(FIVE.replies()).isEqualTo(5);
    assertThat(FIVE.repeated()).isCloseTo(2 / 5.0, within(1e-12));
    assertThat(FIVE.mostFrequent()).isCloseTo(2 / 5.0, within(1e-12));
    ReplyDiversity pairs =
        ReplyDiversity.of(
            List.of(List.of("a"), List.of("a"), List.of("b"), List.of("b"), List.of("b")));
    assertThat(pairs.repeated()).isEqualTo(1);
    assertThat(pairs.mostFrequent()).isCloseTo(3 / 5.0, within(1e-12));
  }

  @Test
  void of_nothing_all_is_0() {
    assertThat(ReplyDiversity.of(List.of())).isEqualTo(new ReplyDiversity(0, 0, 0, 0, 0, 0));
  }
}
