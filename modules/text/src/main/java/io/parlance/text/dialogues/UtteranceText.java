package io.parlance.text.dialogues;

/** What of a text was said: on one line, without signs that only steer a terminal or a page. */
final class UtteranceText {
  private UtteranceText() {}

  /** White space becomes single spaces; control and format characters are left out. */
  static String clean(String text) {
    if (isClean(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        space = clean.length() > 0;
      } else if (!isUnsaid(c)) {
        if (space) {
          clean.append(' ');
          space = false;
        }
        clean.appendCodePoint(c);
      }
    }
    return clean.toString();
  }

  private static boolean isClean(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private static boolean isUnsaid(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      // Joiners belong to emoji and to words of some scripts, tags to emoji.
      case Character.FORMAT -> c != 0x200C && c != 0x200D && !(c >= 0xE0020 && c <= 0xE007F);
      default -> false;
    };
  }

  /** At most so many chars from the start, no character cut through. */
  static String head(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
