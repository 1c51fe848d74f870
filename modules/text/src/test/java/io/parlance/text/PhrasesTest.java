package io.parlance.text;

import static io.parlance.text.Encoded.corpus;
import static io.parlance.text.Encoded.counted;
import static io.parlance.text.Encoded.encode;
import static io.parlance.text.Encoded.everyWord;
import static io.parlance.text.Encoded.sentences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final PhraseOptions EASY =
      PhraseOptions.defaults().withMinCount(2).withDiscount(1).withThreshold(1.5);

  @Test
  void words_that_go_together_are_joined_and_counted() throws IOException {
    // (2 − 1) / (2 · 2) · 10 = 2.5 for new york; (2 − 1) / (2 · 4) · 10 = 1.25 for the new
    String text = "in new york the\nnew york the cat\nthe the";
    try (EncodedCorpus encoded =
        encode("whitespace", everyWord().withPhrases(EASY), 2, corpus(text))) {
      assertThat(sentences(encoded))
          .containsExactly("in new_york the |LINE", "new_york the cat |LINE", "the the |FILE");
      assertThat(counted(encoded.vocabulary()))
          .startsWith("the 4", "new_york 2")
          .contains("cat 1", "in 1")
          .hasSize(4);
      assertThat(encoded.tokens()).isEqualTo(8);
      assertThat(encoded.report().tokens()).isEqualTo(10);
    }
  }

  @Test
  void phrases_do_not_reach_over_lines_or_rare_words() throws IOException {
    String text = "a b\n".repeat(3) + "a x1 b\na\nb\n";
    try (EncodedCorpus encoded =
        encode("whitespace", everyWord().withPhrases(EASY.withThreshold(0.1)), 1, corpus(text))) {
      assertThat(sentences(encoded))
          .containsExactly(
              "a_b |LINE", "a_b |LINE", "a_b |LINE", "a x1 b |LINE", "a |LINE", "b |FILE");
    }
  }

  @Test
  void a_word_belongs_to_one_phrase_and_a_second_pass_joins_more() throws IOException {
    String text = "a b c d\n".repeat(4);
    PhraseOptions once = EASY.withThreshold(0.1);
    try (EncodedCorpus encoded =
        encode("whitespace", everyWord().withPhrases(once), 1, corpus(text))) {
      assertThat(sentences(encoded).get(0)).isEqualTo("a_b c_d |LINE");
    }
    try (EncodedCorpus encoded =
        encode("whitespace", everyWord().withPhrases(once.withPasses(2)), 1, corpus(text))) {
      assertThat(counted(encoded.vocabulary())).containsExactly("a_b_c_d 4");
      assertThat(encoded.tokens()).isEqualTo(4);
    }
  }

  @Test
  void a_table_with_little_memory_forgets_rare_pairs_and_keeps_frequent_ones() {
    PairTable pairs = new PairTable(24 << 10);
    for (int i = 0; i < 20_000; i++) {
      pairs.count(1, 2);
      pairs.count(i, i + 7);
    }
    assertThat(pairs.value(1, 2)).isEqualTo(20_000);
    assertThat(pairs.size()).isLessThan(2_000);
  }

  @Test
  void options_out_of_range_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> EASY.withThreshold(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> EASY.withMinCount(0));
    assertThatIllegalArgumentException().isThrownBy(() -> EASY.withDiscount(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> EASY.withPasses(0));
  }
}
