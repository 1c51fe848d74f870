package io.parlance.trainers;

import java.util.Locale;

/**
 * A figure of a training, as a loss or a speed.
 *
 * @param name in the field's terms: {@code loss}, {@code perplexity}; speeds end in {@code /s}
 * @param value NaN where there is none
 * @param decimals to print
 */
public record Measure(String name, double value, int decimals) {

  /** A speed, as {@code words/s}, without decimals. */
  public static Measure speed(String what, double perSecond) {
    return new Measure(what + "/s", perSecond, 0);
  }

  /** The mean loss in nats. */
  public static Measure loss(double value) {
    return new Measure("loss", value, 4);
  }

  /** As a line shows it: {@code loss 2.0411}, {@code 4,682,113 words/s}. */
  @Override
  public String toString() {
    String number = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return name.endsWith("/s") ? number + " " + name : name + " " + number;
  }
}
