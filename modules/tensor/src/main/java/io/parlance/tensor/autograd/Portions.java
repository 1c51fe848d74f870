package io.parlance.tensor.autograd;

import io.parlance.tensor.Parallel;

/** Cuts work into ranges by its size alone, never by threads. */
final class Portions {
  private static final int MOST_PARTS = 32;

  /** Some ten microseconds' work: to hand out less costs more. */
  private static final long MUCH = 1 << 18;

  /** Work on the things {@code from … to-1}. */
  @FunctionalInterface
  interface Work {
    void run(int from, int to);
  }

  private Portions() {}

  /** Runs ranges of at least {@code least} things. */
  static void run(int things, int least, Parallel parallel, Work work) {
    int parts = Math.max(1, Math.min(MOST_PARTS, things / Math.max(1, least)));
    parallel.run(
        parts,
        part ->
            work.run(
                (int) ((long) things * part / parts), (int) ((long) things * (part + 1) / parts)));
  }

  /** Whether so many multiplications and additions are worth more than one thread's time. */
  static boolean isMuch(long work) {
    return work >= MUCH;
  }
}
