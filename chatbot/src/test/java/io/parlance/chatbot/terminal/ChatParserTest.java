package io.parlance.chatbot.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class ChatParserTest {
  private final ChatParser parser = new ChatParser();

  @Test
  void the_word_at_the_cursor_is_found() {
    ParsedLine parsed = parser.parse("/near te now", 8, ParseContext.COMPLETE);
    assertThat(parsed.words()).containsExactly("/near", "te", "now");
    assertThat(parsed.word()).isEqualTo("te");
    assertThat(parsed.wordIndex()).isEqualTo(1);
    assertThat(parsed.wordCursor()).isEqualTo(2);
  }

  @Test
  void between_two_spaces_a_word_may_begin() {
    ParsedLine parsed = parser.parse("a  b", 2, ParseContext.COMPLETE);
    assertThat(parsed.words()).containsExactly("a", "", "b");
    assertThat(parsed.word()).isEmpty();
  }

  @Test
  void a_line_with_open_quotes_is_not_complete() {
    assertThatThrownBy(() -> parser.parse("\"\"\"one", 6, ParseContext.ACCEPT_LINE))
        .isInstanceOf(EOFError.class);
    assertThat(parser.parse("\"\"\"one\"\"\"", 9, ParseContext.ACCEPT_LINE).line()).isNotEmpty();
    assertThat(parser.parse("say \"hi", 7, ParseContext.ACCEPT_LINE).line()).isNotEmpty();
  }

  @Property
  void the_cursor_is_in_its_word_wherever_it_is(
      @ForAll
          @StringLength(max = 12)
          @CharRange(from = 'a', to = 'c')
          @CharRange(from = ' ', to = ' ')
          String line) {
    for (int cursor = 0; cursor <= line.length(); cursor++) {
      ParsedLine parsed = parser.parse(line, cursor, ParseContext.COMPLETE);
      String before = parsed.word().substring(0, parsed.wordCursor());
      assertThat(line.substring(0, cursor)).endsWith(before);
      assertThat(parsed.words().get(parsed.wordIndex())).isEqualTo(parsed.word());
    }
  }
}
