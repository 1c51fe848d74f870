package io.parlance.text.dialogues;

import java.util.Map;
import java.util.stream.Collectors;

/** How a token stands to its neighbours in a text. */
enum TokenKind {
  /** A word between spaces. */
  WORD,
  /** Digits: a word that stands close to Chinese ones. */
  NUMBER,
  /** A word of Chinese characters or kana. */
  CJK,
  /** An address of the net. */
  ADDRESS,
  /** An emoticon: no mark stands close to it, or it would be another. */
  EMOTICON,
  /** What is put behind a word: {@code 's}. */
  SUFFIX,
  /** A mark close to what follows: brackets, quotes, {@code $}. */
  OPENING,
  /** A mark close to what precedes it: brackets, quotes, the end of a sentence. */
  CLOSING,
  /** A mark close to both. */
  JOINING,
  /** Any other sign, between spaces. */
  SIGN;

  private static final Map<Integer, TokenKind> MARKS =
      Map.of(
              OPENING, "([{《〈【〔‘“$£€¥#@¿¡",
              CLOSING, ")]}》〉】〕'”,.!?;:、%°",
              JOINING, "-/")
          .entrySet()
          .stream()
          .flatMap(entry -> entry.getValue().codePoints().mapToObj(c -> Map.entry(c, entry)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().getKey()));

  static TokenKind of(String token) {
    int first = token.codePointAt(0);
    if (token.length() == Character.charCount(first)) {
      TokenKind mark = MARKS.get(first);
      if (mark != null) {
        return mark;
      }
    }
    if (token.equals(Marks.ELLIPSIS)) {
      return CLOSING;
    }
    if (token.equals(Marks.POSSESSIVE)) {
      return SUFFIX;
    }
    if (Character.isDigit(first) && token.codePoints().allMatch(TokenKind::isOfNumber)) {
      return NUMBER;
    }
    if (isCjk(first)) {
      return CJK;
    }
    if (LoneWords.isEmoticon(token)) {
      return EMOTICON;
    }
    if (LoneWords.isAddress(token)) {
      return ADDRESS;
    }
    return token.codePoints().anyMatch(Character::isLetterOrDigit) ? WORD : SIGN;
  }

  private static boolean isOfNumber(int c) {
    return Character.isDigit(c) || c == '.' || c == ',' || c == ';';
  }

  /** Whether words of this kind are read out. */
  boolean isWord() {
    return this == WORD || this == NUMBER || this == CJK || this == ADDRESS;
  }

  /** Chinese characters and kana, which are written without spaces. */
  static boolean isCjk(int c) {
    if (c < 0x3005) {
      return false;
    }
    return Character.isIdeographic(c)
        || c == 0x3005 // 々, repeats the one before
        || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB && Character.isLetter(c))
        || (c >= 0xFF66 && c <= 0xFF9F);
  }
}
