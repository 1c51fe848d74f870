package io.parlance.text;

/** Tells Chinese characters and kana from all others. */
final class Script {
  private Script() {}

  /** The number of chars of the Chinese character at {@code i}: 1, 2, or 0 if there is none. */
  static int hanLength(char[] text, int i, int end) {
    char c = text[i];
    if (c < 0x3005) {
      return 0;
    }
    if ((c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || c == 0x3005 // 々, repeats the one before
        || c == 0x3007) { // 〇, the digit
      return 1;
    }
    return Character.isHighSurrogate(c)
            && i + 1 < end
            && Character.isIdeographic(Character.codePointAt(text, i, end))
        ? 2
        : 0;
  }

  /** The end of the run of Chinese characters that begins at {@code i}, or {@code i}. */
  static int endOfHan(char[] text, int i, int end) {
    while (i < end) {
      int length = hanLength(text, i, end);
      if (length == 0) {
        break;
      }
      i += length;
    }
    return i;
  }

  /** Hiragana or katakana, full or half width. */
  static boolean isKana(char c) {
    return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0xFF66 && c <= 0xFF9F);
  }

  /** Signs that stand alone or between words, and are none; not all there are. */
  static boolean isPunctuation(char c) {
    return c < 0x80
        ? !Character.isLetterOrDigit(c) && c != '_'
        : (c >= 0x2010 && c <= 0x2027)
            || (c >= 0x2030 && c <= 0x203B)
            || (c >= 0x3001 && c <= 0x3003)
            || (c >= 0x3008 && c <= 0x3020);
  }

  static boolean hasKana(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (isKana(text[i])) {
        return true;
      }
    }
    return false;
  }

  /** Whether kana stand in the same run of letters as {@code text[from … to)}. */
  static boolean isBesideKana(char[] text, int from, int to, int length) {
    for (int i = from - 1; i >= 0 && isWordChar(text[i]); i--) {
      if (isKana(text[i])) {
        return true;
      }
    }
    for (int i = to; i < length && isWordChar(text[i]); i++) {
      if (isKana(text[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordChar(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  /** Makes full-width forms of ASCII, and the ideographic space, ASCII. */
  static void foldFullWidth(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c >= 0xFF01 && c <= 0xFF5E) {
        text[i] = (char) (c - 0xFEE0);
      } else if (c == 0x3000) {
        text[i] = ' ';
      }
    }
  }
}
