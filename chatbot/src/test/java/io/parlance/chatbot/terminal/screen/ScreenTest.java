package io.parlance.chatbot.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Property(tries = 1000)
  void whatever_is_shown_nothing_of_it_commands_the_terminal(
      @ForAll @StringLength(max = 100) String text) {
    Shown shown = new Shown(40);
    shown.screen().text(Tone.PLAIN, text);
    shown.screen().line(List.of(new Span(Tone.STRONG, text)));
    shown.screen().row(List.of(new Span(Tone.NOTE, "name")), Tone.PLAIN, text);
    Flow flow = shown.screen().flow(Tone.REPLY, 2);
    flow.append(text);
    shown.screen().end(flow);
    assertThat(shown.text().chars().filter(letter -> letter != '\n'))
        .noneMatch(Character::isISOControl);
  }

  @Test
  void a_line_that_is_too_wide_is_cut() {
    Shown shown = new Shown(20);
    shown
        .screen()
        .line(List.of(new Span(Tone.PLAIN, "0123456789"), new Span(Tone.STRONG, "abcdefghijkl")));
    assertThat(shown.lines()).containsExactly("0123456789abcdef...");
  }

  @Test
  void text_of_a_row_stays_right_of_its_head() {
    Shown shown = new Shown(24);
    shown.screen().row(List.of(new Span(Tone.NOTE, "name  ")), Tone.PLAIN, "what it is, in words");
    assertThat(shown.lines()).containsExactly("name  what it is, in", "      words");
  }

  @Test
  void where_both_do_not_fit_the_text_stands_below_its_head() {
    Shown shown = new Shown(20);
    shown.screen().row(List.of(new Span(Tone.NOTE, "a long name  ")), Tone.PLAIN, "what it is");
    assertThat(shown.lines()).containsExactly("a long name", "    what it is");
  }

  @Test
  void each_line_of_coloured_text_has_its_own_colour() {
    Shown shown = new Shown(80, new Theme(Theme.Background.DARK, Theme.Colors.SIXTEEN));
    shown.screen().text(Tone.ERROR, "one\ntwo");
    assertThat(shown.text()).isEqualTo("\u001b[91mone\u001b[0m\n\u001b[91mtwo\u001b[0m\n");
  }

  @Test
  void a_terminal_of_no_width_is_taken_for_a_usual_one() {
    assertThat(new Shown(0).screen().columns()).isEqualTo(80);
    assertThat(new Shown(3).screen().columns()).isEqualTo(20);
  }
}
