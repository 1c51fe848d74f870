package io.parlance.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Character encodings by the names that users give them. */
public final class Encodings {
  private static final List<String> COMMON =
      List.of("UTF-8", "GB18030", "GBK", "Big5", "UTF-16", "ISO-8859-1", "windows-1252");

  private Encodings() {}

  /**
   * The encoding of this name or alias, whatever its case.
   *
   * @throws IllegalArgumentException if there is none, or text cannot be written in it; the message
   *     lists names near it
   */
  public static Charset named(String name) {
    try {
      Charset charset = Charset.forName(name.strip());
      if (charset.canEncode()) { // one that only guesses among others is no encoding
        return charset;
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(unknown(name), e);
    }
    throw new IllegalArgumentException(unknown(name));
  }

  private static String unknown(String name) {
    Set<String> names = new LinkedHashSet<>();
    Charset.availableCharsets().values().stream()
        .filter(Charset::canEncode)
        .forEach(
            charset -> {
              names.add(charset.name());
              names.addAll(charset.aliases());
            });
    Set<String> near = new LinkedHashSet<>();
    for (String spelling : Spelling.near(names, name, 5)) {
      near.add(Charset.forName(spelling).name());
    }
    return "encoding '"
        + name
        + "' is unknown; "
        + (near.isEmpty()
            ? "common ones are " + String.join(", ", COMMON)
            : "near it are " + String.join(", ", near));
  }
}
