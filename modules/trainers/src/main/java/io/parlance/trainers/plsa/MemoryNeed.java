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

  private final PlsaOptions options;
  private final long free;
  private final long most;

  private MemoryNeed(PlsaOptions options, long free, long most) {
    this.options = options;
    this.free = free;
    this.most = most;
  }

  static MemoryNeed now(PlsaOptions options) {
    Runtime runtime = Runtime.getRuntime();
    long most = runtime.maxMemory();
    return new MemoryNeed(options, most - (runtime.totalMemory() - runtime.freeMemory()), most);
  }

  /** Bytes that the matrix of counts may keep; beyond, it is counted anew. */
  long forCounting() {
    return free / 8;
  }

  /**
   * Refuses what will not fit.
   *
   * @throws UntrainableException that names the least memory that is enough
   */
  void check(DocumentTerms matrix) throws UntrainableException {
    long need = bytes(matrix);
    if (need > free) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d topics for %,d documents and %,d words need %,d MB more than is free of %,d MB:"
                  + " give --memory %dm, or lower --topics or --max-vocab",
              options.topics(),
              matrix.documents(),
              matrix.terms(),
              (need - free) / MEGABYTE + 1,
              most / MEGABYTE,
              (most + need - free) / MEGABYTE + 1));
    }
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
