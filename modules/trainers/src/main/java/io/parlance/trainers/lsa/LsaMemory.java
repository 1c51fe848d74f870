package io.parlance.trainers.lsa;

import io.parlance.trainers.Heap;
import io.parlance.trainers.UntrainableException;
import java.util.Locale;

/** What LSA needs of memory beside the matrix of counts, which may be counted anew instead. */
final class LsaMemory {
  /** The young generation, blocks at hand at once where they are not kept, and all else. */
  private static final long REST = 96L << 20;

  private static final long TERM = 64; // bytes: the vocabulary's and statistics'
  private static final long DOCUMENT = 300; // bytes: the list of documents, as it grows

  private final LsaOptions options;
  private final long memory;

  LsaMemory(LsaOptions options, long memory) {
    this.options = options;
    this.memory = memory;
  }

  /**
   * The bytes that counts may take.
   *
   * @throws UntrainableException if there is not even room for what must be held
   */
  long forCounts(int terms, long documents) throws UntrainableException {
    if (terms > TallMatrix.mostRows()) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d words are more than one array holds; use --max-vocab %d or less",
              terms,
              TallMatrix.mostRows()));
    }
    long held = least(terms, documents, options.rank());
    if (held > memory) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d words and %,d documents by rank %,d need --memory %dm; give it, or lower --rank"
                  + " or --max-vocab",
              terms,
              documents,
              options.rank(),
              Heap.megabytes(held)));
    }
    return (memory - held) * 2 / 3; // each count of 8 bytes becomes a cell of 4 more
  }

  /** The bytes that must be held in any case. */
  static long least(int terms, long documents, int rank) {
    int columns = TruncatedSvd.columns(rank, Integer.MAX_VALUE, terms);
    long tall = TallMatrix.bytes(terms, columns);
    long result = TallMatrix.bytes(documents, rank) + (terms + documents) * rank * Float.BYTES;
    // the basis and its image; then copies of some of their columns, or the result
    return 2 * tall + Math.max(tall, result) + REST + TERM * terms + DOCUMENT * documents;
  }
}
