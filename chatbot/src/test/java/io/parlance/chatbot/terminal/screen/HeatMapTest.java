package io.parlance.chatbot.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final HeatMap MAP =
      new HeatMap(
          List.of("yes", "很好"),
          List.of("do", "你", "like", "?"),
          (row, column) -> row == 0 ? column / 3.0 : 0.3);

  @Test
  void without_colours_heat_is_a_character() {
    Shown shown = new Shown(80);
    MAP.show(shown.screen());
    assertThat(shown.lines())
        .startsWith(
            "       do 你 like ?", //
            "  yes     :: **** #",
            "  很好 :: :: :::: :");
  }

  @Test
  void columns_stay_below_their_words_whatever_the_width_of_characters() {
    Shown shown = new Shown(80);
    MAP.show(shown.screen());
    List<String> lines = shown.lines();
    assertThat(Widths.of(lines.get(1))).isEqualTo(Widths.of(lines.get(0)));
    assertThat(Widths.of(lines.get(2))).isEqualTo(Widths.of(lines.get(0)));
  }

  @Test
  void with_colours_heat_is_a_colour_behind_blanks() {
    Shown shown = new Shown(80, new Theme(Theme.Background.DARK, Theme.Colors.PALETTE));
    MAP.show(shown.screen());
    assertThat(shown.text()).contains("48;5;220m \u001b[0m").doesNotContain("#");
  }

  @Test
  void what_is_wider_than_the_terminal_goes_on_below() {
    Shown shown = new Shown(20);
    List<String> words = List.of("alpha", "beta", "gamma", "delta", "epsilon");
    new HeatMap(List.of("x"), words, (row, column) -> 1).show(shown.screen());
    assertThat(shown.lines())
        .startsWith(
            "    alpha beta", //
            "  x ##### ####",
            "    gamma delta",
            "  x ##### #####",
            "    epsilon",
            "  x #######");
  }

  @Test
  void words_of_others_are_shown_as_what_can_be_shown() {
    Shown shown = new Shown(80);
    new HeatMap(List.of("a\u001b[2J"), List.of("b\u0007", "c".repeat(50)), (row, column) -> 0)
        .show(shown.screen());
    assertThat(shown.text()).doesNotContain("\u001b", "\u0007").contains("c".repeat(13) + "...");
  }
}
