package io.parlance.chatbot.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidthsTest {
  @Test
  void Chinese_characters_and_emoji_take_two_columns_and_accents_none() {
    assertThat(Widths.of("tea")).isEqualTo(3);
    assertThat(Widths.of("喝茶")).isEqualTo(4);
    assertThat(Widths.of("😀")).isEqualTo(2);
    assertThat(Widths.of("e\u0301")).isEqualTo(1);
    assertThat(Widths.of("，")).isEqualTo(2);
  }

  @Test
  void a_character_shown_as_an_emoji_takes_two() {
    assertThat(Widths.of("\u2764")).isEqualTo(1);
    assertThat(Widths.of("\u2764\uFE0F")).isEqualTo(2);
    assertThat(Widths.of("😀\uFE0F")).isEqualTo(2);
  }

  @Test
  void padding_counts_columns() {
    assertThat(Widths.padded("喝茶", 6)).isEqualTo("喝茶  ");
    assertThat(Widths.padded("喝茶", 3)).isEqualTo("喝茶");
  }

  @Test
  void what_is_cut_ends_in_dots_and_never_within_a_character() {
    assertThat(Widths.cut("abcdefgh", 8)).isEqualTo("abcdefgh");
    assertThat(Widths.cut("abcdefgh", 7)).isEqualTo("abcd...");
    assertThat(Widths.cut("喝茶喝茶", 6)).isEqualTo("喝...");
    assertThat(Widths.cut("😀😀😀", 5)).isEqualTo("😀...");
    assertThat(Widths.cut("abc", 0)).isEmpty();
  }
}
