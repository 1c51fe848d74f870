package io.parlance.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory as {@code --memory} takes it: {@code 512m}, {@code 4g}. The launcher has made
 * the heap of it already; here it is checked.
 *
 * @param bytes from {@link #SMALLEST} to {@link #LARGEST}
 */
record MemorySize(long bytes) {
  static final long SMALLEST = 64L << 20;
  static final long LARGEST = 8L << 40; // no JVM starts with much more
  private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{0,8})([kKmMgGtT]?)");

  MemorySize {
    if (bytes < SMALLEST || bytes > LARGEST) {
      throw new IllegalArgumentException("expected at least 64m, at most 8t");
    }
  }

  /**
   * @throws IllegalArgumentException saying what was expected
   */
  static MemorySize parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a whole number and a unit, as in 512m, 4g (at least 64m)");
    }
    int shift =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          case "t" -> 40;
          default -> 0;
        };
    long number = Long.parseLong(matcher.group(1)); // below 2^30: shifted by 30 at most, it fits
    return new MemorySize(shift == 40 ? Math.min(number, 1 << 20) << shift : number << shift);
  }
}
