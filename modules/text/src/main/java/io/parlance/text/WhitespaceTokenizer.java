package io.parlance.text;

/**
 * Words are what stands between Unicode white space, as in word2vec.c; U+FFFD, which stands where
 * the encoding was broken, separates them too.
 */
final class WhitespaceTokenizer extends Utf8Tokenizer {
  private final boolean lowerCase;
  private final NumberRule numbers;
  private final Lowering lowering = new Lowering();

  WhitespaceTokenizer(boolean lowerCase, NumberRule numbers) {
    this.lowerCase = lowerCase;
    this.numbers = numbers;
  }

  @Override
  void tokenize(byte[] text, int from, int to, TokenSink sink) {
    TokenSink target = numbers.before(sink);
    if (lowerCase) {
      target = lowering.before(target);
    }
    int start = from;
    int i = from;
    while (i < to) {
      int space = space(text, i, to);
      if (space == 0) {
        i++;
        continue;
      }
      if (i > start) {
        target.token(text, start, i);
      }
      i += space;
      start = i;
    }
    if (to > start) {
      target.token(text, start, to);
    }
  }

  /** The length in bytes of the white space or U+FFFD that begins at {@code i}, or 0. */
  private static int space(byte[] text, int i, int to) {
    int b = text[i];
    if (b >= 0) {
      return SafeCut.isSpace(b) ? 1 : 0;
    }
    return switch (b & 0xff) {
      case 0xC2 -> i + 1 < to && isOneOf(text[i + 1], 0x85, 0xA0) ? 2 : 0;
      case 0xE1, 0xE2, 0xE3, 0xEF -> i + 2 < to && isWideSpace(text, i) ? 3 : 0;
      default -> 0;
    };
  }

  private static boolean isOneOf(byte b, int first, int second) {
    return (b & 0xff) == first || (b & 0xff) == second;
  }

  private static boolean isWideSpace(byte[] text, int i) {
    int c = ((text[i] & 0x0f) << 12) | ((text[i + 1] & 0x3f) << 6) | (text[i + 2] & 0x3f);
    return c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000
        || c == 0xFFFD;
  }
}
