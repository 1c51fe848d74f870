package io.parlance.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of a pipe, of whatever bytes: what is not UTF-8 is replaced, and of a line without end only
 * the beginning is kept.
 */
final class PipeLines {
  private static final int BUFFER = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end; // of what the buffer holds
  private boolean first = true;

  /**
   * @param most bytes of a line that are kept
   */
  PipeLines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** The next line, without its end; none at the end. */
  Optional<String> next() throws IOException {
    if (!filled()) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean whole = false;
    while (!whole && filled()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, from, Math.min(at - from, most - line.size()));
      whole = at < end;
      at += whole ? 1 : 0;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    if (first && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    first = false;
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  /** Whether there is a byte left, which is then in the buffer. */
  private boolean filled() throws IOException {
    while (at == end) {
      int read = in.read(buffer);
      if (read < 0) {
        return false;
      }
      at = 0;
      end = read;
    }
    return true;
  }
}
