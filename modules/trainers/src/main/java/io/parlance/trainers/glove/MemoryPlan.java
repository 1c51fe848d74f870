package io.parlance.trainers.glove;

import io.parlance.tensor.FactorBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.UntrainableException;
import java.util.Locale;

/**
 * How the heap is shared out. First the corpus with its places is counted, beside what each thread
 * counts a row in; then the weights stand beside as many cells as fit; at last the embeddings
 * beside the weights.
 *
 * @param chunkPlaces ids and line ends of the corpus that are counted at a time
 * @param tileBytes of cells that stay in memory
 * @param pieceBytes that are read at a time from each run
 */
record MemoryPlan(int chunkPlaces, long tileBytes, int pieceBytes) {
  private static final long MEGABYTE = 1 << 20;

  /** The young generation, encoded ids in memory, buffers of files, the program itself. */
  private static final long RESERVED = 84 * MEGABYTE;

  /** Of the rest, so much cannot be used: the collector needs room to move. */
  private static final double SLACK = 0.08;

  private static final long LEAST_CHUNK = 1 << 18; // smaller ones make too many runs
  private static final int MOST_PLACES = 1 << 28; // sorting more takes too long to be interrupted
  private static final int LARGEST_PIECE = 1 << 16;
  private static final int LEAST_PIECE = 1 << 9;

  /**
   * Shares the memory out.
   *
   * @throws UntrainableException if it is too small; the message names the smallest that works
   */
  static MemoryPlan of(GloveOptions options, EncodedCorpus corpus, Stripes stripes)
      throws UntrainableException {
    int words = stripes.words();
    int workers = Math.min(options.threads(), stripes.blocks());
    long weights = weightBytes(stripes, options.dimension());
    long most = corpus.tokens() + corpus.sentences() + options.window() + 1;
    long leastChunk = TokenChunk.bytes(words, Math.min(most, LEAST_CHUNK));
    long benches = workers * (RowCounter.bytes(words) + TileBuilder.bytes(words));
    long training =
        weights
            + Math.max(
                RowMatrix.paddedBytes(words, options.dimension()),
                workers * 2 * TileBuilder.bytes(words));
    long least = Math.max(leastChunk + benches, training);
    long fixed = RESERVED + vocabularyBytes(corpus.vocabulary());
    long usable = (long) ((options.memory() - fixed) * (1 - SLACK));
    if (usable < least) {
      long needed = (long) Math.ceil((least / (1 - SLACK) + fixed) / MEGABYTE) + 6;
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d MB of memory are too small to train %,d words of dimension %d on %d threads:"
                  + " --memory %dm is the smallest that works; or lower --dim, --max-vocab or --threads",
              options.memory() / MEGABYTE,
              words,
              options.dimension(),
              options.threads(),
              needed));
    }
    long chunk = (usable - benches - TokenChunk.bytes(words, 0)) / (2 * Integer.BYTES);
    long places = Math.min(MOST_PLACES, Math.min(most, chunk));
    long runs = most / places + 1;
    long piece = TokenChunk.bytes(0, places) / 2 / runs / workers;
    return new MemoryPlan(
        (int) places,
        usable - training,
        (int) Math.max(LEAST_PIECE, Math.min(LARGEST_PIECE, piece)));
  }

  private static long weightBytes(Stripes stripes, int dimension) {
    long bytes = 0;
    for (int block = 0; block < stripes.blocks(); block++) {
      bytes += 2 * FactorBlock.bytes(stripes.size(block), dimension);
    }
    return bytes;
  }

  private static long vocabularyBytes(Vocabulary vocabulary) {
    return 2 * 40L * vocabulary.size(); // and the encoder's, until it is collected
  }
}
