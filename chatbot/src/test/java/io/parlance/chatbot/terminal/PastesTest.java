package io.parlance.chatbot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastesTest {
  private final Pastes pastes = new Pastes();

  @Test
  void a_short_line_is_shown_as_it_is() {
    assertThat(pastes.shown("how are you?")).isEqualTo("how are you?");
  }

  @Test
  void ten_lines_are_shown_as_a_few_words_and_meant_as_a_whole() {
    String text = "line 1\r\nline 2\rline 3" + "\nmore".repeat(7) + "\n";
    String shown = pastes.shown(text);
    assertThat(shown).isEqualTo("[paste 1, 10 lines: line 1]");
    assertThat(pastes.expand("look: " + shown + " and?"))
        .isEqualTo("look: line 1\nline 2\nline 3" + "\nmore".repeat(7) + " and?");
  }

  @Test
  void a_very_long_line_is_not_shown_either() {
    String shown = pastes.shown("字".repeat(100_000));
    assertThat(shown).hasSizeLessThan(80).contains("100,000 characters");
    assertThat(pastes.expand(shown)).hasSize(100_000);
  }

  @Test
  void two_of_the_same_are_told_apart() {
    String first = pastes.shown("a\nb");
    String second = pastes.shown("a\nc");
    assertThat(pastes.expand(second + first)).isEqualTo("a\nca\nb");
  }

  @Test
  void nothing_that_commands_the_terminal_gets_onto_the_line() {
    assertThat(pastes.shown("a\u001b[2Jb")).isEqualTo("a[2Jb");
    assertThat(pastes.shown("a\u001b[2Jb\nc")).doesNotContain("\u001b");
  }
}
