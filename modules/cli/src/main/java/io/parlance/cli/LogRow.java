package io.parlance.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A line of a chat training's log.
 *
 * @param tokens of replies, end marks included, learned from so far
 * @param seconds of training so far
 * @param loss mean negative log-likelihood of a token since the line before
 * @param perplexity of the held-out exchanges, where there are any
 * @param rate the learning rate
 */
record LogRow(long tokens, double seconds, double loss, OptionalDouble perplexity, double rate) {
  static final String HEADER = "tokens,seconds,loss,held-out perplexity,rate";

  private static final int FIELDS = 5;

  String line() {
    return String.format(
        Locale.ROOT,
        "%d,%.1f,%.5f,%s,%.4g",
        tokens,
        seconds,
        loss,
        perplexity.isPresent() ? String.format(Locale.ROOT, "%.4f", perplexity.getAsDouble()) : "",
        rate);
  }

  /**
   * A line read back.
   *
   * @throws IllegalArgumentException if it is none
   */
  static LogRow parse(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(fields.length + " fields, expected " + FIELDS);
    }
    return new LogRow(
        Long.parseLong(fields[0]),
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        fields[3].isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(fields[3])),
        Double.parseDouble(fields[4]));
  }
}
