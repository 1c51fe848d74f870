package io.parlance.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The sign at the start of a text that tells its encoding. */
final class ByteOrderMark {
  private ByteOrderMark() {}

  /** Skips the mark, if there is one, and tells the encoding it stands for. */
  static Optional<Charset> skip(BufferedInputStream text) throws IOException {
    text.mark(4);
    int[] bytes = {text.read(), text.read(), text.read(), text.read()};
    text.reset();
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      text.skipNBytes(3);
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) { // before UTF-16LE, whose mark it begins with
      text.skipNBytes(4);
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
      text.skipNBytes(4);
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      text.skipNBytes(2);
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      text.skipNBytes(2);
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean starts(int[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
