package io.parlance.chatbot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MultilineTest {
  @Test
  void three_quotes_begin_a_text_and_three_end_it() {
    assertThat(Multiline.isOpen("\"\"\"")).isTrue();
    assertThat(Multiline.isOpen("\"\"\" one\ntwo")).isTrue();
    assertThat(Multiline.isOpen("\"\"\"\"")).isTrue();
    assertThat(Multiline.isOpen("\"\"\"one\ntwo\"\"\"")).isFalse();
    assertThat(Multiline.isOpen("one")).isFalse();
    assertThat(Multiline.isOpen("he said \"\"\"")).isFalse();
  }

  @Test
  void the_marks_are_not_said() {
    assertThat(Multiline.text("\"\"\"\none\ntwo\n\"\"\"")).isEqualTo("one\ntwo");
    assertThat(Multiline.text("\"\"\"one")).isEqualTo("one");
    assertThat(Multiline.text("  one ")).isEqualTo("one");
    assertThat(Multiline.text("\"\"\"\"\"\"")).isEmpty();
  }
}
