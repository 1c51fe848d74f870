package io.parlance.chatbot.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FlowTest {
  private static String wrapped(int columns, int indent, String... pieces) {
    StringBuilder shown = new StringBuilder();
    Flow flow = new Flow(shown::append, () -> columns, indent);
    for (int i = 0; i < pieces.length - 1; i++) {
      flow.append(pieces[i]);
    }
    flow.finish(pieces[pieces.length - 1]);
    return shown.toString();
  }

  @Test
  void a_word_that_does_not_fit_goes_to_the_next_line() {
    assertThat(wrapped(12, 0, "one two three four")).isEqualTo("one two\nthree four");
  }

  @Test
  void pieces_are_wrapped_as_their_text_would_be_but_for_room_for_a_mark() {
    assertThat(wrapped(14, 2, "one", " two", " three", " four", "."))
        .isEqualTo("  one two\n  three\n  four.");
  }

  @Test
  void a_mark_that_comes_late_stays_with_its_word() {
    for (int columns = 12; columns < 30; columns++) {
      assertThat(wrapped(columns, 0, "good", " morning", ",", " you", " all", "!", "?"))
          .doesNotContain("\n,")
          .doesNotContain("\n!")
          .doesNotContain("\n?");
    }
  }

  @Test
  void Chinese_is_wrapped_between_characters_but_not_before_a_closing_mark() {
    assertThat(wrapped(11, 0, "今天天气很好，我们走吧。")).isEqualTo("今天天气很\n好，我们走\n吧。");
    assertThat(wrapped(11, 0, "今天天气好，走")).isEqualTo("今天天气\n好，走");
    assertThat(wrapped(11, 0, "今天他说“好”")).isEqualTo("今天他说\n“好”");
  }

  @Test
  void a_word_longer_than_a_line_is_cut_where_the_line_ends() {
    assertThat(wrapped(8, 2, "a abcdefghijkl b")).isEqualTo("  a\n  abcde\n  fghij\n  kl b");
  }

  @Test
  void line_feeds_of_the_text_stay() {
    assertThat(wrapped(20, 2, "one\n\ntwo\r\nthree")).isEqualTo("  one\n\n  two\n  three");
  }

  @Test
  void a_terminal_that_changed_its_width_is_asked_anew() {
    int[] columns = {30};
    StringBuilder shown = new StringBuilder();
    Flow flow = new Flow(shown::append, () -> columns[0], 0);
    flow.append("one two three ");
    columns[0] = 10;
    flow.append("four five six");
    assertThat(shown).hasToString("one two three\nfour five\nsix");
  }

  @Property(tries = 500)
  void no_line_is_wider_than_the_terminal_and_no_character_is_lost(
      @ForAll
          @StringLength(max = 200)
          @CharRange(from = ' ', to = '~')
          @CharRange(from = '一', to = '丟')
          String text,
      @ForAll @IntRange(min = 8, max = 60) int columns,
      @ForAll @IntRange(max = 4) int indent,
      @ForAll long seed) {
    StringBuilder shown = new StringBuilder();
    Flow flow = new Flow(shown::append, () -> columns, indent);
    Random random = new Random(seed);
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(12));
      flow.append(text.substring(from, to));
      from = to;
    }
    for (String line : shown.toString().split("\n", -1)) {
      assertThat(Widths.of(line)).as(line).isLessThan(columns);
    }
    assertThat(withoutSpace(shown.toString())).isEqualTo(withoutSpace(text));
  }

  private static String withoutSpace(String text) {
    return text.lines().map(line -> line.replace(" ", "")).collect(Collectors.joining());
  }
}
