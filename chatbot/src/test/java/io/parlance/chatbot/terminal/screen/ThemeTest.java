package io.parlance.chatbot.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.chatbot.terminal.screen.Theme.Background;
import io.parlance.chatbot.terminal.screen.Theme.Colors;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
  @Test
  void colours_are_as_many_as_the_terminal_says() {
    assertThat(Theme.of(Map.of("TERM", "xterm-256color"), false))
        .isEqualTo(new Theme(Background.DARK, Colors.PALETTE));
    assertThat(Theme.of(Map.of("TERM", "xterm", "COLORTERM", "truecolor"), false))
        .isEqualTo(new Theme(Background.DARK, Colors.TRUE));
    assertThat(Theme.of(Map.of("TERM", "linux"), false))
        .isEqualTo(new Theme(Background.DARK, Colors.SIXTEEN));
  }

  @Test
  void none_are_used_where_none_are_wanted_or_none_are_there() {
    Map<String, String> rich = Map.of("TERM", "xterm-256color");
    assertThat(Theme.of(rich, true).colored()).isFalse();
    assertThat(Theme.of(Map.of("TERM", "xterm-256color", "NO_COLOR", "1"), false).colored())
        .isFalse();
    assertThat(Theme.of(Map.of("TERM", "xterm-256color", "NO_COLOR", ""), false).colored())
        .isTrue();
    assertThat(Theme.of(Map.of("TERM", "dumb"), false).colored()).isFalse();
    assertThat(Theme.of(Map.of("TERM", "vt220"), false).colored()).isFalse();
    assertThat(Theme.of(Map.of("PARLANCE_THEME", "none"), false).colored()).isFalse();
  }

  @Test
  void a_light_background_is_known_by_what_the_terminal_says_of_it_or_the_person() {
    assertThat(Theme.of(Map.of("COLORFGBG", "0;15"), false).background())
        .isEqualTo(Background.LIGHT);
    assertThat(Theme.of(Map.of("COLORFGBG", "15;0"), false).background())
        .isEqualTo(Background.DARK);
    assertThat(Theme.of(Map.of("PARLANCE_THEME", "Light"), false).background())
        .isEqualTo(Background.LIGHT);
    assertThat(Theme.of(Map.of("PARLANCE_THEME", "dark", "COLORFGBG", "0;15"), false).background())
        .isEqualTo(Background.DARK);
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void without_colours_text_is_as_it_is(Tone tone) {
    assertThat(Theme.none().paint(new Span(tone, "tea"))).isEqualTo("tea");
    assertThat(Theme.none().paint(new Span(new Heat(1), "tea"))).isEqualTo("tea");
  }

  @ParameterizedTest
  @EnumSource(Colors.class)
  void what_is_coloured_ends_its_colour(Colors colors) {
    for (Background background : new Background[] {Background.DARK, Background.LIGHT}) {
      Theme theme = new Theme(background, colors);
      assertThat(theme.paint(new Span(Tone.ERROR, "tea")))
          .matches("\u001b\\[[0-9;]+mtea\u001b\\[0m");
      assertThat(theme.paint(new Span(new Heat(1), "tea")))
          .matches("\u001b\\[[0-9;]+mtea\u001b\\[0m");
      assertThat(theme.paint(new Span(Tone.PLAIN, "tea"))).isEqualTo("tea");
    }
  }

  @Test
  void nothing_in_a_span_can_command_the_terminal() {
    Span span = new Span(Tone.REPLY, "a\u001b[2Jb\u0007c\nd\u009b1me");
    assertThat(span.text()).doesNotContain("\u001b", "\u0007", "\n", "\u009b").contains("[2Jb");
  }
}
