package io.parlance.trainers.windows;

import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;

/** The parts of memory that trainers on windows have in common. */
public final class WindowMemory {
  /** A block of rows, its windows and what it reads of the corpus. */
  private static final long LEARNER = 1 << 20;

  /** A table of aliases, of long, and the thresholds of subsampling, of int. */
  private static final long WORD_OF_TABLES = Long.BYTES + Integer.BYTES;

  /** A block ends with the sentence that reaches its size. */
  private static final double WORDS_OF_A_BLOCK = BlockWorker.BLOCK * 1.1;

  private static final long COPY =
      2 * Integer.BYTES + 2 * Long.BYTES; // id, how often, and two slots

  private static final long ASKED = 2 * Byte.BYTES + Integer.BYTES + Float.BYTES; // of a row

  private WindowMemory() {}

  /** What noise is drawn by, and by what frequent words are left out. */
  public static Stage samplingTables(Stage stage, int words) {
    return stage.with("sampling tables", "", WORD_OF_TABLES * words);
  }

  /**
   * What deterministic training holds beside a matrix: each worker's copies of the rows that it
   * meets in a block, which are as many as the next power of two, and what all asked for.
   *
   * @param met rows that a word of the text asks for
   */
  public static Stage copies(Stage stage, String matrix, long rows, int dimension, double met) {
    // Of rows asked for at random some are met again; of frequent ones more.
    long most = (long) (rows * -Math.expm1(-WORDS_OF_A_BLOCK * met / Math.max(1, rows)));
    long copies = OrderedRun.WORKERS * (Long.highestOneBit(Math.max(1024, most) - 1) << 1);
    return stage.with(
        "copies of " + matrix,
        OrderedRun.WORKERS + " workers",
        RowMatrix.paddedBytes(copies, dimension) + COPY * copies + ASKED * rows);
  }

  /** The share of a text's words that is not left out at random. */
  public static double kept(Vocabulary vocabulary, double sample) {
    if (sample == 0) {
      return 1;
    }
    double kept = 0;
    for (int id = 0; id < vocabulary.size(); id++) {
      double count = Math.max(1, vocabulary.count(id));
      double ratio = sample * vocabulary.totalCount() / count;
      kept += count * Math.min(1, Math.sqrt(ratio) + ratio);
    }
    return kept / vocabulary.totalCount();
  }

  /** What each thread has for itself. */
  public static Stage learners(Stage stage, int threads) {
    return stage.with("learners", threads + " threads", LEARNER * threads);
  }
}
