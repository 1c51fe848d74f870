package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;

/** Looks at the words of a file: are they UTF-8, and is each there once? */
final class WordCheck {
  private final Path file;
  private final Findings findings;
  private final WordCollector words = new WordCollector();
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer characters = CharBuffer.allocate(1 << 10);

  WordCheck(Path file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Whether the word {@code bytes[from … to)} is whole and came not before. */
  boolean accepts(byte[] bytes, int from, int to, Place place) {
    if (!isUtf8(bytes, from, to, place)) {
      return false;
    }
    if (!words.add(bytes, from, to)) {
      findings.add(
          new Finding(
              file,
              Symptom.DUPLICATE,
              place,
              "the word " + TextRows.excerpt(bytes, from, to) + " came before"));
      return false;
    }
    return true;
  }

  /** Whether the text is UTF-8. */
  boolean isUtf8(byte[] bytes, int from, int to, Place place) {
    int broken = firstBroken(bytes, from, to);
    if (broken >= 0) {
      findings.add(
          new Finding(
              file,
              Symptom.BROKEN_UTF8,
              place,
              "the text "
                  + TextRows.excerpt(bytes, from, to)
                  + " is no UTF-8 from its byte "
                  + broken
                  + " on"));
    }
    return broken < 0;
  }

  /** Where the text stops to be UTF-8, counted from {@code from}; -1 if nowhere. */
  private int firstBroken(byte[] bytes, int from, int to) {
    ByteBuffer text = ByteBuffer.wrap(bytes, from, to - from);
    decoder.reset();
    while (true) {
      characters.clear();
      var result = decoder.decode(text, characters, true);
      if (result.isError()) {
        return text.position() - from;
      }
      if (result.isUnderflow()) {
        return -1;
      }
    }
  }
}
