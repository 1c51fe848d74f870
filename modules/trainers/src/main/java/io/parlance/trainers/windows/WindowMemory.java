package io.parlance.trainers.windows;

import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.tensor.RowMatrix;

/** The parts of memory that trainers on windows have in common. */
public final class WindowMemory {
  /** A block of rows, its windows and what it reads of the corpus. */
  private static final long LEARNER = 1 << 20;

  /** A table of aliases, of long, and the thresholds of subsampling, of int. */
  private static final long WORD_OF_TABLES = Long.BYTES + Integer.BYTES;

  /** A block ends with the sentence, of up to a thousand words, that reaches its size. */
  private static final int WORDS_OF_A_BLOCK = BlockWorker.BLOCK + 500;

  private static final long COPY = 4 * Integer.BYTES; // id, how often, and two slots

  private static final long ASKED = Integer.BYTES + Float.BYTES; // of a row

  private WindowMemory() {}

  /** What noise is drawn by, and by what frequent words are left out. */
  public static Stage samplingTables(Stage stage, int words) {
    return stage.with("sampling tables", "", WORD_OF_TABLES * words);
  }

  /**
   * What deterministic training holds beside a matrix: each worker's copies of the rows that it
   * meets in a block, which are as many as the next power of two, and what all asked for.
   *
   * @param met rows that a word of the text meets
   */
  public static Stage copies(Stage stage, String matrix, long rows, int dimension, double met) {
    long most = Math.min(Math.max(2, rows), (long) (WORDS_OF_A_BLOCK * met));
    long copies = OrderedRun.WORKERS * (Long.highestOneBit(Math.max(1024, most) - 1) << 1);
    return stage.with(
        "copies of " + matrix,
        OrderedRun.WORKERS + " workers",
        RowMatrix.paddedBytes(copies, dimension) + COPY * copies + ASKED * rows);
  }

  /** What each thread has for itself. */
  public static Stage learners(Stage stage, int threads) {
    return stage.with("learners", threads + " threads", LEARNER * threads);
  }
}
