package io.parlance.cli;

import java.io.BufferedInputStream;
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
  private boolean first = true;

  /**
   * @param most bytes of a line that are kept
   */
  PipeLines(InputStream in, int most) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.most = most;
  }

  /** The next line, without its end; none at the end. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    while (read >= 0 && read != '\n') {
      if (line.size() < most) {
        line.write(read);
      }
      read = in.read();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    if (first && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    first = false;
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
