package io.parlance.seq2seq.decoding;

/** What a setting must be. */
final class Requirement {
  private Requirement() {}

  static void that(boolean holds, String expectation, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(expectation + ", not " + found);
    }
  }
}
