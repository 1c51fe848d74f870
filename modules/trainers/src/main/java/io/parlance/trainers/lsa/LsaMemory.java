package io.parlance.trainers.lsa;

import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.UntrainableException;
import java.util.Locale;

/** What LSA needs of memory beside the matrix of counts, which may be counted anew instead. */
final class LsaMemory {
  private static final int TALL = 3; // the basis, its image, and a copy of either's first columns
  private static final long BLOCKS = 48L << 20; // at hand at once, where they are not kept
  private static final double USABLE = 0.9; // of the heap: the rest is the vocabulary's and others'

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
  long forCounts(EncodedCorpus corpus) throws UntrainableException {
    int terms = corpus.vocabulary().size();
    int columns = TruncatedSvd.columns(options.rank(), Integer.MAX_VALUE, terms);
    if (terms > TallMatrix.mostRows()) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d words are more than one array holds; use --max-vocab %d or less",
              terms,
              TallMatrix.mostRows()));
    }
    long held = TALL * TallMatrix.bytes(terms, columns) + BLOCKS + 64L * terms;
    long usable = (long) (memory * USABLE);
    if (held > usable) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d words by rank %,d need --memory %dm; give it, or lower --rank or --max-vocab",
              terms,
              options.rank(),
              (long) Math.ceil(held / USABLE / (1 << 20))));
    }
    return (usable - held) / 3; // each count becomes a cell of half as much again, and documents'
  }
}
