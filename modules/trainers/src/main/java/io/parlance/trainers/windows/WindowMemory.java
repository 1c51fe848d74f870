package io.parlance.trainers.windows;

import io.parlance.embeddings.memory.MemoryPlan.Stage;

/** The parts of memory that trainers on windows have in common. */
public final class WindowMemory {
  /** A block of rows, its windows and what it reads of the corpus. */
  private static final long LEARNER = 1 << 20;

  /** A table of aliases, of long, and the thresholds of subsampling, of int. */
  private static final long WORD_OF_TABLES = Long.BYTES + Integer.BYTES;

  private WindowMemory() {}

  /** What noise is drawn by, and by what frequent words are left out. */
  public static Stage samplingTables(Stage stage, int words) {
    return stage.with("sampling tables", "", WORD_OF_TABLES * words);
  }

  /** What each thread has for itself. */
  public static Stage learners(Stage stage, int threads) {
    return stage.with("learners", threads + " threads", LEARNER * threads);
  }
}
