package io.parlance.embeddings.io;

/** The fields of a line, from left to right; spaces and tabs separate. */
final class Fields {
  private static final int MOST_DIGITS = 10;

  private final byte[] bytes;
  private final int end;
  private int from;
  private int to;

  Fields(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.to = from;
    this.end = trimmed(bytes, from, end);
  }

  /** The end of a line without the white space, a carriage return say, that it ends with. */
  static int trimmed(byte[] bytes, int from, int end) {
    int last = end;
    while (last > from && isSeparator(bytes[last - 1])) {
      last--;
    }
    return last;
  }

  static boolean isSeparator(byte character) {
    return character == ' ' || character == '\t' || character == '\r';
  }

  /** Goes to the next field; false if there is none. */
  boolean next() {
    from = to;
    while (from < end && isSeparator(bytes[from])) {
      from++;
    }
    to = from;
    while (to < end && !isSeparator(bytes[to])) {
      to++;
    }
    return to > from;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** This field as a float, NaN if it is none. */
  float number() {
    return FloatText.parse(bytes, from, to);
  }

  /** This field as a whole number of at most ten digits, -1 if it is none. */
  long integer() {
    if (to - from > MOST_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /** Where the last {@code count} fields start, or -1 if there are not as many. */
  static int lastFields(byte[] bytes, int from, int end, int count) {
    int at = trimmed(bytes, from, end);
    for (int field = 0; field < count; field++) {
      while (at > from && isSeparator(bytes[at - 1])) {
        at--;
      }
      int fieldEnd = at;
      while (at > from && !isSeparator(bytes[at - 1])) {
        at--;
      }
      if (at == fieldEnd) {
        return -1;
      }
    }
    return at;
  }
}
