package io.parlance.trainers.glove;

import static io.parlance.embeddings.memory.MemoryPlan.shape;

import io.parlance.embeddings.memory.Fit;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.embeddings.memory.Room;
import io.parlance.tensor.FactorBlock;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.UntrainableException;

/**
 * How the heap is shared out. First the corpus with its places is counted, beside what each thread
 * counts a row in, and cells are made; then the weights stand beside as many cells as fit; at last
 * the embeddings beside the weights.
 */
final class GloveMemory {
  private static final long LEAST_CHUNK = 1 << 18; // smaller ones make too many runs
  private static final int MOST_PLACES = 1 << 28; // sorting more takes too long to be interrupted
  private static final int LARGEST_PIECE = 1 << 16;
  private static final int LEAST_PIECE = 1 << 9;

  private final GloveOptions options;
  private final Vocabulary vocabulary;
  private final long places; // of the corpus: ids and line ends

  GloveMemory(GloveOptions options, EncodedCorpus corpus) {
    this.options = options;
    this.vocabulary = corpus.vocabulary();
    this.places = corpus.tokens() + corpus.sentences() + options.window() + 1;
  }

  /**
   * What is held of what.
   *
   * @param chunkPlaces ids and line ends of the corpus that are counted at a time
   * @param tileBytes of cells that stay in memory
   * @param pieceBytes that are read at a time from each run
   */
  record Shares(int chunkPlaces, long tileBytes, int pieceBytes) {}

  /** What must be held in any case: no cells, and a small part of the corpus at a time. */
  Fit fit() {
    return new Fit(
        "--dim",
        (words, dimension) -> plan(words, dimension, Math.min(places, LEAST_CHUNK), 0).bytes());
  }

  /**
   * Shares the memory out.
   *
   * @throws UntrainableException if it is too small; the message names the smallest that works
   */
  Shares shares() throws UntrainableException {
    int words = vocabulary.size();
    int dimension = options.dimension();
    Room room = UntrainableException.unless(fit(), words, dimension, options.memory());
    Stripes stripes = stripes(words, dimension);
    long counting = room.free() - TokenChunk.bytes(words, 0) - benchBytes(stripes);
    // Where the corpus and the cells do not both fit, each has a half.
    long chunk = Math.max(2 * Integer.BYTES * LEAST_CHUNK, counting / 2) / (2 * Integer.BYTES);
    long held = Math.min(MOST_PLACES, Math.min(places, chunk));
    long runs = places / held + 1;
    long piece = TokenChunk.bytes(0, held) / 2 / runs / workers(stripes);
    long tiles =
        Math.min(
            counting - TokenChunk.bytes(0, held),
            room.free() - learning(words, dimension, 0).bytes());
    return new Shares(
        (int) held,
        Math.max(0, tiles),
        (int) Math.max(LEAST_PIECE, Math.min(LARGEST_PIECE, piece)));
  }

  /** With these shares, where all cells would take so many bytes. */
  MemoryPlan plan(Shares shares, long cellBytes) {
    return plan(
        vocabulary.size(),
        options.dimension(),
        shares.chunkPlaces(),
        Math.min(shares.tileBytes(), cellBytes));
  }

  /** The bytes of all weights and gradients. */
  long stateBytes() {
    return weights(Stage.of(""), vocabulary.size(), options.dimension()).bytes();
  }

  private MemoryPlan plan(int words, int dimension, long chunk, long tiles) {
    Stripes stripes = stripes(words, dimension);
    Stage counting =
        Stage.of("counting")
            .with("corpus with its places", "", TokenChunk.bytes(words, chunk))
            .with("counters", workers(stripes) + " threads", benchBytes(stripes))
            .with("cells", "", tiles);
    Stage saving =
        weights(Stage.of("saving"), words, dimension)
            .withMatrix("word vectors", words, dimension)
            .with("words to be written", "", vocabulary.copyBytes(words));
    return MemoryPlan.of(counting, learning(words, dimension, tiles), saving);
  }

  private Stage learning(int words, int dimension, long tiles) {
    Stripes stripes = stripes(words, dimension);
    return weights(Stage.of("learning"), words, dimension)
        .with("cells", "", tiles)
        .with(
            "cells read from a file",
            "",
            tiles == 0 ? workers(stripes) * Tiles.pieceBytes(stripes) : 0);
  }

  private static Stage weights(Stage stage, int words, int dimension) {
    Stripes stripes = stripes(words, dimension);
    long bytes = 0;
    for (int block = 0; block < stripes.blocks(); block++) {
      bytes += 2 * FactorBlock.bytes(stripes.size(block), dimension);
    }
    return stage.with("weights and gradients", "4 × " + shape(words, dimension), bytes);
  }

  static Stripes stripes(int words, int dimension) {
    return Stripes.of(words, FactorBlock.bytes(1, dimension) / 2);
  }

  private long benchBytes(Stripes stripes) {
    int words = stripes.words();
    return workers(stripes) * (RowCounter.bytes(words) + TileBuilder.bytes(words));
  }

  private int workers(Stripes stripes) {
    return Math.min(options.threads(), stripes.blocks());
  }
}
