package io.parlance.text.dialogues;

/**
 * The spellings of marks as tokens: one for all that mean the same. Full-width forms become ASCII,
 * as in words; quotes are told apart by whether they open or close, since only that says where the
 * space goes; and so are the hyphen within words and the dash between them.
 */
final class Marks {
  static final String ELLIPSIS = "...";
  static final String DASH = "--";
  static final String HYPHEN = "-";
  static final String POSSESSIVE = "'s";
  static final String OPENING_QUOTE = "“";
  static final String CLOSING_QUOTE = "”";
  static final String OPENING_APOSTROPHE = "‘";
  static final String APOSTROPHE = "'";

  private Marks() {}

  static boolean isDot(int c) {
    return c == '.' || c == '。' || c == '．' || c == '｡' || c == '…' || c == '⋯';
  }

  static boolean isDash(int c) {
    return isHyphen(c) || c == '—' || c == '―' || c == '─';
  }

  /** A dash that may stand within a word. */
  static boolean isHyphen(int c) {
    return c == '-' || c == '‐' || c == '‑' || c == '–' || c == '−' || c == '－';
  }

  static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == '‘' || c == '‛' || c == '′' || c == '`' || c == '´'
        || c == '＇';
  }

  static boolean isOpeningApostrophe(int c) {
    return c == '‘' || c == '‛';
  }

  /** A double quote that does not tell whether it opens or closes. */
  static boolean isStraightQuote(int c) {
    return c == '"' || c == '＂' || c == '″';
  }

  static boolean isOpeningQuote(int c) {
    return c == '“' || c == '„' || c == '‟' || c == '«' || c == '「' || c == '『' || c == '｢';
  }

  static boolean isClosingQuote(int c) {
    return c == '”' || c == '»' || c == '」' || c == '』' || c == '｣';
  }

  /** Full-width forms as ASCII, and other signs as the one they stand for. */
  static int fold(int c) {
    if (c < 0x80) {
      return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return c - 0xFEE0;
    }
    return switch (c) {
      case '､' -> '、';
      case '・', '‧', '･' -> '·';
      case '￥' -> '¥';
      case '￡' -> '£';
      case '〜' -> '~';
      default -> c;
    };
  }

  /** What is no sign by itself, or stands where the encoding was broken. */
  static boolean isNothing(int c) {
    return c == 0xFFFD
        || switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.FORMAT,
              Character.CONTROL,
              Character.SURROGATE ->
              true;
          default -> false;
        };
  }

  /** What a quote that opens may stand behind, beside white space. */
  static boolean isOpening(int c) {
    return "([{（［｛《〈【〔".indexOf(c) >= 0 || isOpeningQuote(c) || isOpeningApostrophe(c);
  }

  /** What a quote that closes may stand before, beside white space. */
  static boolean isClosing(int c) {
    return isDot(c) || isClosingQuote(c) || ")]}》〉】〕,!?;:、%°".indexOf(fold(c)) >= 0;
  }
}
