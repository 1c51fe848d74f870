package io.parlance.text;

/**
 * Where a piece of UTF-8 text may be cut so that no token is: after white space, else after the end
 * of a Chinese sentence, else between two Chinese characters, else after a sign that no word
 * contains.
 */
final class SafeCut {
  private static final String SIGNS = "()[]{}<>\"/\\|!?=+&%$@~^-`";

  private SafeCut() {}

  /** The last safe place to cut {@code text[0 … length)}, or 0 where there is none. */
  static int last(byte[] text, int length) {
    for (int i = length; i > 0; i--) {
      if (text[i - 1] == '\n') {
        return i;
      }
    }
    for (int i = length; i > 0; i--) {
      if (isSpace(text[i - 1])) {
        return i;
      }
    }
    for (int i = length; i > 2; i--) {
      if (endsChineseSentence(text, i)) {
        return i;
      }
    }
    for (int i = length - 3; i > 2; i--) {
      if (isHan(text, i - 3) && isHan(text, i)) {
        return i;
      }
    }
    for (int i = length; i > 0; i--) {
      if (SIGNS.indexOf(text[i - 1]) >= 0) {
        return i;
      }
    }
    return 0;
  }

  /** The first place in {@code text[0 … length)} where a run without a safe cut is over. */
  static int first(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (isSpace(text[i])
          || SIGNS.indexOf(text[i]) >= 0
          || (i >= 3 && endsChineseSentence(text, i))
          || (i + 3 <= length && isHan(text, i))) {
        return i;
      }
    }
    return length;
  }

  /** The last place in {@code text[0 … length)} that is not within a code point. */
  static int betweenCharacters(byte[] text, int length) {
    int cut = length;
    while (cut > length - 3 && cut > 1 && (text[cut - 1] & 0xC0) == 0x80) {
      cut--;
    }
    // Now text[cut - 1] is a lead byte or ASCII; a complete sequence may stay.
    return Utf8.sequence(text, cut - 1, length) > 0 ? length : Math.max(1, cut - 1);
  }

  /** White space of ASCII: space, tab, line feed and their like. */
  static boolean isSpace(int b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  /** Whether 。！or ？ ends before {@code end}. */
  private static boolean endsChineseSentence(byte[] text, int end) {
    int lead = text[end - 3] & 0xff;
    int middle = text[end - 2] & 0xff;
    int last = text[end - 1] & 0xff;
    return (lead == 0xE3 && middle == 0x80 && last == 0x82)
        || (lead == 0xEF && middle == 0xBC && (last == 0x81 || last == 0x9F));
  }

  /** Whether U+4E00 … U+9FFF stands at {@code at}. */
  private static boolean isHan(byte[] text, int at) {
    int lead = text[at] & 0xff;
    return (lead > 0xE4 && lead <= 0xE9) || (lead == 0xE4 && (text[at + 1] & 0xff) >= 0xB8);
  }
}
