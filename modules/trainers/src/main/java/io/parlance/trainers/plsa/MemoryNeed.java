package io.parlance.trainers.plsa;

import io.parlance.tensor.MixtureCells;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.Heap;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.util.Locale;

/** The heap that training needs beside what is taken already, against the heap there is. */
final class MemoryNeed {
  private static final long MEGABYTE = 1 << 20;

  /** What the corpus, the program and the collector's young generation want. */
  private static final long MARGIN = 64 * MEGABYTE;

  /** Counts may take one of so many parts of the heap that is free; beyond, they are made anew. */
  private static final int COUNTS_PARTS = 8;

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
    return new MemoryNeed(options, Heap.taken(), Heap.size());
  }

  /** Bytes that the matrix of counts may keep; beyond, it is counted anew. */
  long forCounting() {
    return (most - used) / COUNTS_PARTS;
  }

  /**
   * Refuses what will not fit.
   *
   * @throws UntrainableException that names a memory that is enough
   */
  void check(DocumentTerms matrix) throws UntrainableException {
    long need = bytes(matrix);
    if (need > most - used) {
      used = Math.min(used, Heap.living()); // the figures below are to be true
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
              (used + need) / MEGABYTE + 1,
              most / MEGABYTE,
              Heap.megabytes(used, need + keptThen(matrix, need))));
    }
  }

  /** What the matrix takes in a heap that is enough, if it is kept there and was not here. */
  private static long keptThen(DocumentTerms matrix, long need) {
    return matrix.kept() || matrix.bytes() > need / (COUNTS_PARTS - 1) ? 0 : matrix.bytes();
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
