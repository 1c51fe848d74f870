package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipeLinesTest {
  private static List<String> lines(byte[] bytes) throws IOException {
    return lines(new ByteArrayInputStream(bytes));
  }

  private static List<String> lines(InputStream in) throws IOException {
    PipeLines pipe = new PipeLines(in, 8);
    List<String> lines = new ArrayList<>();
    for (Optional<String> line = pipe.next(); line.isPresent(); line = pipe.next()) {
      lines.add(line.get());
    }
    return lines;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void lines_end_as_on_any_system_and_the_last_need_not() throws IOException {
    assertThat(lines(bytes("a\n\nb\r\n你好"))).containsExactly("a", "", "b", "你好");
    assertThat(lines(bytes("a\n"))).containsExactly("a");
    assertThat(lines(bytes(""))).isEmpty();
  }

  @Test
  void what_is_no_utf_8_is_replaced() throws IOException {
    assertThat(lines(new byte[] {'a', (byte) 0xFF, 'b', '\n', (byte) 0xE4, (byte) 0xBD}))
        .containsExactly("a\uFFFDb", "\uFFFD");
  }

  @Test
  void a_byte_order_mark_is_no_text() throws IOException {
    assertThat(lines(bytes("\uFEFFhi\n\uFEFF"))).containsExactly("hi", "\uFEFF");
  }

  @Test
  void of_a_line_that_is_too_long_the_beginning_is_kept() throws IOException {
    assertThat(lines(bytes("123456789\nabc"))).containsExactly("12345678", "abc");
  }

  @Test
  void a_line_without_end_takes_no_memory() throws IOException {
    long length = 200L << 20;
    InputStream endless =
        new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] buffer, int offset, int count) {
            if (left <= 0) {
              return -1;
            }
            Arrays.fill(buffer, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
          }
        };
    assertThat(lines(endless)).containsExactly("xxxxxxxx");
  }
}
