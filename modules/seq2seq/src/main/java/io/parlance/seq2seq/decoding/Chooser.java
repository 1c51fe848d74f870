package io.parlance.seq2seq.decoding;

import java.util.OptionalInt;

/** Chooses a reply's next word. */
@FunctionalInterface
interface Chooser {

  /**
   * The id of one of {@code count} words, or none where all are banned.
   *
   * @param logProbabilities from {@code at} on; minus infinity is banned
   */
  OptionalInt choose(float[] logProbabilities, int at, int count);

  /** The likeliest; of equal ones the lowest id. */
  static Chooser likeliest() {
    return (logProbabilities, at, count) -> {
      int best = -1;
      float most = Float.NEGATIVE_INFINITY;
      for (int id = 0; id < count; id++) {
        if (logProbabilities[at + id] > most) {
          most = logProbabilities[at + id];
          best = id;
        }
      }
      return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    };
  }
}
