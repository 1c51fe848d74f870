package io.parlance.text;

import java.util.Arrays;

/** Goes between UTF-8 and UTF-16 without garbage. Sound text only, but for lone surrogates. */
final class Utf8Buffer {
  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Encodes {@code text[from … to)}; a lone surrogate becomes U+FFFD. */
  void encode(char[] text, int from, int to) {
    if (bytes.length < (to - from) * 3) {
      bytes = new byte[(to - from) * 3];
    }
    int at = 0;
    for (int i = from; i < to; i++) {
      int c = text[i];
      if (c < 0x80) {
        bytes[at++] = (byte) c;
        continue;
      }
      if (c < 0x800) {
        bytes[at++] = (byte) (0xC0 | (c >> 6));
        bytes[at++] = (byte) (0x80 | (c & 0x3F));
        continue;
      }
      if (Character.isSurrogate(text[i])) {
        if (Character.isHighSurrogate(text[i])
            && i + 1 < to
            && Character.isLowSurrogate(text[i + 1])) {
          c = Character.toCodePoint(text[i], text[++i]);
          bytes[at++] = (byte) (0xF0 | (c >> 18));
          bytes[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
          bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
          bytes[at++] = (byte) (0x80 | (c & 0x3F));
          continue;
        }
        c = 0xFFFD;
      }
      bytes[at++] = (byte) (0xE0 | (c >> 12));
      bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      bytes[at++] = (byte) (0x80 | (c & 0x3F));
    }
    length = at;
  }

  /** Decodes sound UTF-8 into an array that is large enough, and returns the end. */
  static int decode(byte[] text, int from, int to, char[] into) {
    int at = 0;
    int i = from;
    while (i < to) {
      int b = text[i];
      if (b >= 0) {
        into[at++] = (char) b;
        i++;
      } else if ((b & 0xE0) == 0xC0) {
        into[at++] = (char) (((b & 0x1F) << 6) | (text[i + 1] & 0x3F));
        i += 2;
      } else if ((b & 0xF0) == 0xE0) {
        into[at++] =
            (char) (((b & 0x0F) << 12) | ((text[i + 1] & 0x3F) << 6) | (text[i + 2] & 0x3F));
        i += 3;
      } else {
        int c =
            ((b & 0x07) << 18)
                | ((text[i + 1] & 0x3F) << 12)
                | ((text[i + 2] & 0x3F) << 6)
                | (text[i + 3] & 0x3F);
        into[at++] = Character.highSurrogate(c);
        into[at++] = Character.lowSurrogate(c);
        i += 4;
      }
    }
    return at;
  }

  /** An array of at least so many chars: the given one if it is large enough. */
  static char[] atLeast(char[] chars, int size) {
    return chars.length >= size ? chars : Arrays.copyOf(chars, Math.max(size, chars.length * 2));
  }
}
