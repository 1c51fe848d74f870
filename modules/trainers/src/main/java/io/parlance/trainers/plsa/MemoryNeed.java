package io.parlance.trainers.plsa;

import io.parlance.tensor.MixtureCells;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.util.Locale;

/** The heap that training needs beside what is taken already, against the heap there is. */
final class MemoryNeed {
  private static final long MEGABYTE = 1 << 20;

  /** What the corpus, the program and the collector's young generation want. */
  private static final long MARGIN = 64 * MEGABYTE;

  /** Of a heap's limit, a JVM keeps a part for itself. */
  private static final double USABLE = 0.95;

  private final PlsaOptions options;
  private final long most;
  private long used;

  /** A heap of which {@code used} bytes of at most {@code most} are taken. */
  MemoryNeed(PlsaOptions options, long used, long most) {
    this.options = options;
    this.used = used;
    this.most = most;
  }

  static MemoryNeed now(PlsaOptions options) {
    return new MemoryNeed(options, taken(), Runtime.getRuntime().maxMemory());
  }

  private static long taken() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Bytes that the matrix of counts may keep; beyond, it is counted anew. */
  long forCounting() {
    return (most - used) / 8;
  }

  /**
   * Refuses what will not fit.
   *
   * @throws UntrainableException that names a memory that is enough
   */
  void check(DocumentTerms matrix) throws UntrainableException {
    long need = bytes(matrix);
    if (need > most - used) {
      System.gc(); // what is taken may be garbage, and the figures below are to be true
      used = Math.min(used, taken());
    }
    if (need > most - used) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d topics for %,d documents and %,d words need %,d MB of memory, not %,d MB: give"
                  + " --memory %dm, or lower --topics or --max-vocab",
              options.topics(),
              matrix.documents(),
              matrix.terms(),
              megabytes(used + need),
              most / MEGABYTE,
              megabytes((long) ((used + need) / USABLE))));
    }
  }

  private static long megabytes(long bytes) {
    return bytes / MEGABYTE + 1;
  }

  private long bytes(DocumentTerms matrix) {
    boolean tempered = options.beta() < 1;
    long cells = matrix.cells() * MixtureCells.BYTES_A_CELL * (tempered ? 2 : 1);
    long words = RowMatrix.paddedBytes(matrix.terms(), options.topics());
    long documents = RowMatrix.paddedBytes(matrix.documents(), options.topics());
    int copies = 1 + (tempered ? 2 : 0) + (options.restarts() > 1 ? 1 : 0); // of the parameters
    long results = 2 * words + documents;
    long work = 2 * words + documents; // sums in double, the next P(z|d)
    return cells + copies * (words + documents) + Math.max(results, work) + MARGIN;
  }
}
