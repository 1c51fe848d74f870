package io.parlance.tensor;

/** What a setting must be. */
public final class Requirement {
  private Requirement() {}

  /**
   * Checks a setting.
   *
   * @throws IllegalArgumentException "{@code expectation}, not {@code found}", unless it holds
   */
  public static void that(boolean holds, String expectation, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(expectation + ", not " + found);
    }
  }
}
