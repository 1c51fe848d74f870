package io.parlance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final Vocabulary WORDS =
      Vocabulary.of(
          List.of(
              "the", "king", "kind", "kings", "Kingdom", "knig", "研究所", "研究", "研究生", "𝄞𝄞𝄞",
              "naïve"),
          new long[] {99, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5});

  @Test
  void nearer_words_come_first_and_more_frequent_ones_among_equals() {
    assertThat(Spelling.near(WORDS, "kin", 5)).containsExactly("king", "kind");
    assertThat(Spelling.near(WORDS, "kingz", 5)).containsExactly("king", "kings");
    assertThat(Spelling.near(WORDS, "kingz", 1)).containsExactly("king");
    assertThat(Spelling.near(WORDS, "kingdmo", 5)).containsExactly("Kingdom");
  }

  @Test
  void a_swap_of_neighbours_is_one_edit() {
    assertThat(Spelling.near(WORDS, "hte", 3)).containsExactly("the");
    assertThat(Spelling.near(WORDS, "KNIG", 2)).containsExactly("knig", "king");
  }

  @Test
  void characters_are_counted_not_bytes() {
    assertThat(Spelling.near(WORDS, "研究室", 3)).containsExactly("研究所", "研究", "研究生");
    assertThat(Spelling.near(WORDS, "𝄞𝄞", 3)).containsExactly("𝄞𝄞𝄞");
    assertThat(Spelling.near(WORDS, "naive", 3)).containsExactly("naïve");
  }

  @Test
  void nothing_near_is_nothing() {
    assertThat(Spelling.near(WORDS, "xylophone", 3)).isEmpty();
    assertThat(Spelling.near(WORDS, "king", 0)).isEmpty();
    assertThat(Spelling.near(Vocabulary.of(List.of(), new long[0]), "king", 3)).isEmpty();
  }
}
