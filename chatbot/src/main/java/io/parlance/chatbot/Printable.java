package io.parlance.chatbot;

import java.util.Locale;

/**
 * Text that may go to a terminal: none of it moves the cursor, changes colours or hides what
 * follows.
 */
public final class Printable {
  private Printable() {}

  /**
   * A text on one line, without control and formatting characters: tabs and line ends become
   * spaces, the others are left out, lone surrogates become U+FFFD. Characters that join (in emoji,
   * in scripts that need them) stay.
   */
  public static String line(String text) {
    if (text.codePoints().noneMatch(Printable::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (!isUnsafe(point)) {
                safe.appendCodePoint(point);
              } else if (isBreak(point)) {
                safe.append(' ');
              } else if (isSurrogate(point)) {
                safe.append('\uFFFD');
              }
            });
    return safe.toString();
  }

  /** {@link #line} of what a message quotes, of at most so many characters. */
  public static String quoted(String text, int most) {
    String start =
        text.codePointCount(0, Math.min(text.length(), 4 * most)) > most ? cut(text, most) : text;
    String safe = line(start);
    return start.length() < text.length()
        ? String.format(Locale.ROOT, "%s … (%,d characters)", safe, text.length())
        : safe;
  }

  private static String cut(String text, int most) {
    return text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static boolean isUnsafe(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
        return true;
      }
      case Character.FORMAT -> {
        return !isJoiner(point);
      }
      default -> {
        return isSurrogate(point);
      }
    }
  }

  private static boolean isBreak(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point == 0x0B
        || point == '\f'
        || point == 0x85
        || point == 0x2028
        || point == 0x2029;
  }

  private static boolean isJoiner(int point) {
    boolean joins = point == 0x200C || point == 0x200D;
    boolean tag = point >= 0xE0020 && point <= 0xE007F; // of flags
    return joins || tag;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
