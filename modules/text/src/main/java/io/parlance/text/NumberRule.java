package io.parlance.text;

import java.util.Arrays;

/** What becomes of tokens that are numbers: digits, perhaps with signs between. */
enum NumberRule {
  KEEP,
  FOLD,
  DROP;

  /** A sink before {@code sink} that follows the rule. */
  TokenSink before(TokenSink sink) {
    return switch (this) {
      case KEEP -> sink;
      case DROP ->
          (utf8, from, to) -> {
            if (!isNumber(utf8, from, to)) {
              sink.token(utf8, from, to);
            }
          };
      case FOLD ->
          (utf8, from, to) -> {
            if (isNumber(utf8, from, to)) {
              byte[] folded = Arrays.copyOfRange(utf8, from, to);
              for (int i = 0; i < folded.length; i++) {
                folded[i] = isDigit(folded[i]) ? (byte) '0' : folded[i];
              }
              sink.token(folded, 0, folded.length);
            } else {
              sink.token(utf8, from, to);
            }
          };
    };
  }

  private static boolean isNumber(byte[] utf8, int from, int to) {
    boolean digits = false;
    for (int i = from; i < to; i++) {
      if (isDigit(utf8[i])) {
        digits = true;
      } else if (".,;:'_%+-/".indexOf(utf8[i]) < 0) {
        return false;
      }
    }
    return digits;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
