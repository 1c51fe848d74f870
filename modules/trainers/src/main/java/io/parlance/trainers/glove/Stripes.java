package io.parlance.trainers.glove;

import io.parlance.tensor.CellTile;

/**
 * Words dealt out to blocks like cards, by rank: so every block has its share of frequent and of
 * rare words, and all tiles between blocks are about as full.
 *
 * @param words how many
 * @param blocks a power of two
 */
record Stripes(int words, int blocks) {
  /** So many bytes of weights a block: that of a tile's columns stays in the second-level cache. */
  private static final long BLOCK_BYTES = 1 << 20;

  private static final int FEWEST = 8; // so that threads have something to share
  private static final int MOST = 128; // tiles are the square of it
  private static final int LEAST_WORDS = 64; // a block; fewer are not worth a tile

  /** {@code wordBytes}: of the weights of a word on one side. The number of threads has no say. */
  static Stripes of(int words, long wordBytes) {
    int blocks = 1;
    while ((blocks < MOST && words * wordBytes / blocks > BLOCK_BYTES)
        || (blocks < FEWEST && words / blocks > LEAST_WORDS)
        || words / blocks >= CellTile.MOST) {
      blocks *= 2;
    }
    return new Stripes(words, blocks);
  }

  int block(int word) {
    return word & (blocks - 1);
  }

  /** Where a word stands in its block. */
  int place(int word) {
    return word >>> Integer.numberOfTrailingZeros(blocks);
  }

  int word(int block, int place) {
    return place * blocks + block;
  }

  /** How many words a block has. */
  int size(int block) {
    return (words - block + blocks - 1) / blocks;
  }
}
