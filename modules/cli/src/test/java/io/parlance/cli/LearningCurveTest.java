package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LearningCurveTest {
  private static LogRow row(long tokens, double perplexity) {
    return new LogRow(tokens, tokens / 1000.0, 9, OptionalDouble.of(perplexity), 1e-3);
  }

  @Test
  void a_falling_curve_falls_from_the_upper_left_to_the_lower_right() {
    List<LogRow> rows = List.of(row(0, 1000), row(1_000_000, 100), row(2_000_000, 10));
    assertThat(LearningCurve.of(rows).draw(30, 4, false))
        .containsExactly(
            "         held-out perplexity",
            "   1,000 |'--..",
            "         |     ''-..",
            "         |          ''-..",
            "    10.0 |               ''--.",
            "         +--------------------",
            "          0 2.00 M tokens, 33:20");
  }

  @Test
  void braille_has_eight_dots_a_character() {
    List<LogRow> rows = List.of(row(0, 100), row(100, 10));
    List<String> lines = LearningCurve.of(rows).draw(20, 1, true);
    assertThat(lines.get(1)).startsWith("     100 |⠉").endsWith("⣀");
    assertThat(lines.get(1).substring(10).chars()).allMatch(c -> c >= 0x2800 && c < 0x2900);
  }

  @Test
  void without_held_out_exchanges_the_training_s_own_loss_is_drawn() {
    List<LogRow> rows =
        List.of(
            new LogRow(10, 1, Math.log(50), OptionalDouble.empty(), 1),
            new LogRow(20, 2, Math.log(5), OptionalDouble.empty(), 1));
    List<String> lines = LearningCurve.of(rows).draw(60, 3, false);
    assertThat(lines.get(0)).endsWith("perplexity while training");
    assertThat(lines.get(1)).startsWith("    50.0 |'");
    assertThat(lines.get(3)).startsWith("    5.00 |").endsWith(".");
  }

  @Test
  void a_steep_or_a_level_curve_has_no_gaps() {
    List<LogRow> steep = List.of(row(0, 1e6), row(1, 10), row(1000, 10));
    for (String line : LearningCurve.of(steep).draw(40, 8, false).subList(1, 8)) {
      assertThat(line.substring(10)).isNotBlank();
    }
    List<LogRow> level = List.of(row(0, 10), row(1000, 10));
    assertThat(LearningCurve.of(level).draw(40, 5, false).get(3).substring(10))
        .isEqualTo("-".repeat(30));
  }

  @Test
  void of_one_point_nothing_is_drawn() {
    assertThat(LearningCurve.of(List.of(row(5, 10))).draw(80, 10, true)).isEmpty();
    assertThat(LearningCurve.of(List.of()).draw(80, 10, true)).isEmpty();
  }
}
