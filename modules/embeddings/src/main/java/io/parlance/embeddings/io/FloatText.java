package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Floats as decimal text and back: exactly, and without garbage, as a file of word vectors holds
 * millions.
 */
final class FloatText {
  /** The most bytes that {@link #write} needs. */
  static final int LONGEST = 24;

  private static final int MOST_DIGITS = 18; // that a long holds whatever they are
  private static final int MOST_POWER = 22; // the largest power of ten that a double holds exactly
  private static final double[] POWERS = new double[MOST_POWER + 1];
  private static final long BELOW_FLOAT = (1L << 29) - 1; // a double's bits that a float has not
  private static final long HALFWAY = 1L << 28;
  private static final long UNSURE = 4; // units in a double's last place, twice the worst error

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MOST_POWER; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private FloatText() {}

  /**
   * The float nearest to the decimal number that {@code text[from … to)} spells, or NaN if it
   * spells none or one too large for a float.
   */
  static float parse(byte[] text, int from, int to) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    long digits = 0;
    int held = 0;
    int exponent = 0;
    boolean any = false;
    boolean point = false;
    boolean exact = true;
    for (; i < to; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        any = true;
        if (held < MOST_DIGITS) {
          digits = digits * 10 + digit;
          held += digits > 0 ? 1 : 0;
          exponent -= point ? 1 : 0;
        } else {
          exact = false;
        }
      } else if (text[i] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (!any) {
      return Float.NaN;
    }
    if (i < to) {
      int shift = exponent(text, i, to);
      if (shift == NO_EXPONENT) {
        return Float.NaN;
      }
      exponent += shift;
    }
    if (exact && digits == 0) {
      return negative ? -0f : 0f;
    }
    float value = exact ? nearest(digits, exponent) : Float.NaN;
    if (Float.isNaN(value)) {
      float slow = Float.parseFloat(new String(text, from, to - from, ISO_8859_1));
      return Float.isInfinite(slow) ? Float.NaN : slow;
    }
    return negative ? -value : value;
  }

  private static final int NO_EXPONENT = Integer.MAX_VALUE;

  private static int exponent(byte[] text, int from, int to) {
    int i = from + 1;
    if ((text[from] != 'e' && text[from] != 'E') || i >= to) {
      return NO_EXPONENT;
    }
    boolean negative = text[i] == '-';
    if (text[i] == '-' || text[i] == '+') {
      i++;
    }
    if (i >= to) {
      return NO_EXPONENT;
    }
    int value = 0;
    for (; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return NO_EXPONENT;
      }
      value = Math.min(99_999, value * 10 + digit);
    }
    return negative ? -value : value;
  }

  /**
   * The float nearest to {@code digits · 10^exponent}, or NaN where double arithmetic cannot tell:
   * the double may be off by two units in its last place, which matters only where it lies that
   * close to the middle between two floats.
   */
  private static float nearest(long digits, int exponent) {
    if (exponent < -MOST_POWER || exponent > MOST_POWER) {
      return Float.NaN;
    }
    double value = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
    long rest = Double.doubleToRawLongBits(value) & BELOW_FLOAT;
    boolean sure = Math.abs(rest - HALFWAY) > UNSURE;
    return sure && value >= Float.MIN_NORMAL && value < Float.MAX_VALUE ? (float) value : Float.NaN;
  }

  /**
   * Writes the shortest decimal that reads back as {@code value}, which is finite, into {@code
   * target} from {@code at} on.
   *
   * @return where the next byte goes
   */
  static int write(float value, byte[] target, int at) {
    int next = at;
    if (Float.floatToRawIntBits(value) < 0) {
      target[next++] = '-';
    }
    float magnitude = Math.abs(value);
    if (magnitude == 0) {
      target[next++] = '0';
      return next;
    }
    if (magnitude >= 1e-12f && magnitude < 1e9f) {
      int scale = 5 - (int) Math.floor(Math.log10(magnitude)); // six digits; floats have them all
      for (int i = 0; i < 4; i++, scale++) {
        double power = POWERS[Math.abs(scale)];
        long digits = (long) Math.rint(scale < 0 ? magnitude / power : magnitude * power);
        if (nearest(digits, -scale) == magnitude) {
          return write(digits, scale, target, next);
        }
      }
    }
    byte[] slow = Float.toString(magnitude).getBytes(ISO_8859_1);
    System.arraycopy(slow, 0, target, next, slow.length);
    return next + slow.length;
  }

  /** Writes {@code digits · 10^-scale}, without zeros at its end. */
  private static int write(long digits, int scale, byte[] target, int at) {
    long left = digits;
    int places = scale;
    while (left % 10 == 0) {
      left /= 10;
      places--;
    }
    int length = 1;
    for (long power = 10; power <= left; power *= 10) {
      length++;
    }
    if (places >= length + 5) { // below 1e-6
      int next = digits(left, length, length - 1, target, at);
      target[next++] = 'e';
      target[next++] = '-';
      int exponent = places - length + 1;
      if (exponent >= 10) {
        target[next++] = (byte) ('0' + exponent / 10);
      }
      target[next++] = (byte) ('0' + exponent % 10);
      return next;
    }
    int next = at;
    if (places >= length) {
      target[next++] = '0';
      target[next++] = '.';
      for (int i = length; i < places; i++) {
        target[next++] = '0';
      }
      return digits(left, length, 0, target, next);
    }
    next = digits(left, length, Math.max(0, places), target, next);
    for (int i = places; i < 0; i++) {
      target[next++] = '0';
    }
    return next;
  }

  /** Writes a number of {@code length} digits with a point before the last {@code places}. */
  private static int digits(long number, int length, int places, byte[] target, int at) {
    int end = at + length + (places > 0 ? 1 : 0);
    long left = number;
    for (int i = end - 1, digit = 0; i >= at; i--, digit++) {
      if (places > 0 && digit == places) {
        target[i] = '.';
      } else {
        target[i] = (byte) ('0' + left % 10);
        left /= 10;
      }
    }
    return end;
  }
}
