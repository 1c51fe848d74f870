package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The terminal that other tests look at is one. */
class TerminalScreenTest {

  private static TerminalScreen screen(String written) {
    TerminalScreen screen = new TerminalScreen(8, 3);
    EscapeParser parser = new EscapeParser(screen);
    written.codePoints().forEach(parser::take);
    return screen;
  }

  @Test
  void a_line_too_long_goes_on_below_once_there_is_more_than_fits() {
    assertThat(screen("12345678\r!").lines()).containsExactly("!2345678");
    assertThat(screen("123456789").lines()).containsExactly("12345678", "9");
    assertThat(screen("1234567很").lines()).containsExactly("1234567", "很");
  }

  @Test
  void rows_scroll_off_and_are_kept() {
    TerminalScreen screen = screen("1\r\n2\r\n3\r\n4");
    assertThat(screen.picture()).containsExactly("2", "3", "4");
    assertThat(screen.lines()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void half_of_a_wide_character_is_nothing() {
    assertThat(screen("很好\r\u001b[Cx").lines()).containsExactly(" x好");
    assertThat(screen("很好\r\u001b[2Cx").lines()).containsExactly("很x");
    assertThat(screen("123456很\r\u001b[@").lines()).containsExactly(" 123456");
    assertThat(screen("很好\r\u001b[3P").lines()).containsExactly("");
    assertThat(screen("很好\b\u001b[K").lines()).containsExactly("很");
  }

  @Test
  void sequences_move_erase_and_are_told_apart_from_strange_ones() {
    TerminalScreen screen =
        screen("abc\u001b[2;3Hd\u001b[1;31me\u001b[A\u001b[?2004h\u001b]0;title\u0007\u001b[5n");
    assertThat(screen.lines()).containsExactly("abc", "  de");
    assertThat(screen.column()).isEqualTo(4);
    assertThat(screen.mode("2004")).isTrue();
    assertThat(screen.styles()).containsExactly("1;31");
    assertThat(screen.strange()).hasSize(2);
  }

  @Test
  void what_is_shown_is_found_across_rows_with_the_cursor_in_it() {
    TerminalScreen screen = screen("> 12345很6\u001b[D\u001b[D");
    assertThat(screen.lines()).containsExactly("> 12345", "很6");
    assertThat(screen.column()).isEqualTo(1);
    assertThat(screen.shows("> 12345很", "6")).isFalse();
    assertThat(screen("> 12345很6\b").shows("> 12345很", "6")).isTrue();
    assertThat(screen("> 12345很6\r").shows("> 12345", "很6")).isTrue();
    assertThat(screen("> 123456\r\n").shows("> 123456", "")).isTrue();
    assertThat(screen("> 123456").shows("> 123456", "")).isTrue();
  }
}
