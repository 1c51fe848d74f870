package io.parlance.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void escape_sequences_lose_what_makes_them_work() {
    assertThat(Printable.line("a\u001b[31mred\u001b]0;title\u0007\u009b2Jb"))
        .isEqualTo("a[31mred]0;title2Jb");
  }

  @Test
  void line_ends_and_tabs_become_spaces() {
    assertThat(Printable.line("a\tb\nc\u2028d\u0085e")).isEqualTo("a b c d e");
  }

  @Test
  void text_that_turns_the_direction_of_what_follows_is_left_out() {
    assertThat(Printable.line("a\u202Eb\u2066c\uFEFFd")).isEqualTo("abcd");
  }

  @Test
  void emoji_and_chinese_stay_as_they_are() {
    String family = "👨‍👩‍👧 你好 é ﷺ 🏴\uDB40\uDC67\uDB40\uDC7F";
    assertThat(Printable.line(family)).isEqualTo(family);
  }

  @Test
  void a_lone_surrogate_is_replaced() {
    assertThat(Printable.line("a\uD83Db")).isEqualTo("a\uFFFDb");
  }

  @Test
  void a_quotation_is_cut_between_characters() {
    assertThat(Printable.quoted("😀😀😀", 2)).isEqualTo("😀😀 … (6 characters)");
    assertThat(Printable.quoted("😀😀", 2)).isEqualTo("😀😀");
  }

  @Property
  void what_is_printable_has_no_control_characters_and_stays_so(@ForAll String text) {
    String safe = Printable.line(text);
    assertThat(safe.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(safe.lines().count()).isLessThanOrEqualTo(1);
    assertThat(Printable.line(safe)).isEqualTo(safe);
  }
}
