package io.parlance.tensor.optim;

/** Refuses settings that are out of their range, NaN among them. */
final class Ranges {
  private Ranges() {}

  /** Refuses what is not {@code 0 <= value < 1}. */
  static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", expected from 0 to below 1");
    }
  }

  /** Refuses what is not above 0 and finite. */
  static void positive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " is " + value + ", expected a number above 0");
    }
  }

  /** Refuses what is below 0 or not finite. */
  static void notNegative(String name, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " is " + value + ", expected 0 or more");
    }
  }
}
