package io.parlance.trainers.windows;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.RandomBits;

/**
 * The output rows of a block under negative sampling: words that its inputs predict, and noise
 * words that all its predictions share. A word that comes up twice is one row.
 *
 * <p>Not thread-safe; one a thread, used again and again.
 */
public final class OutputWords {
  private final NoiseSampler sampler;
  private final RowMatrix output; // (vocabulary, dimension)
  private final int[] words; // of each row
  private final int[] noise; // words drawn in advance
  private int taken;
  private int drawn; // of the noise taken, how many are this block's
  private int rows;

  /** Blocks of at most so many predicted words, and so many noise words. */
  public OutputWords(NoiseSampler sampler, RowMatrix output, int maxTargets, int maxNoise) {
    this.sampler = sampler;
    this.output = output;
    this.words = new int[maxTargets + maxNoise];
    this.noise = new int[Math.max(256, maxNoise)];
    this.taken = noise.length;
  }

  /** The most rows of a block. */
  public int maxRows() {
    return words.length;
  }

  /** Forgets the rows of the block before. */
  public void clear() {
    rows = 0;
    drawn = 0;
  }

  /** How many rows there are so far. */
  public int rows() {
    return rows;
  }

  /** The row of a word, a new one if it has none yet. */
  public int row(int word) {
    for (int row = 0; row < rows; row++) {
      if (words[row] == word) {
        return row;
      }
    }
    words[rows] = word;
    return rows++;
  }

  /** Draws so many noise words; once a block. */
  public void draw(int count, RandomBits random) {
    if (taken + count > noise.length) {
      sampler.fill(noise, random);
      taken = 0;
    }
    drawn = count;
    for (int i = taken; i < taken + count; i++) {
      noise[i] = row(noise[i]);
    }
    taken += count;
  }

  /** Begins the block, in which every noise word drawn weighs so much. */
  public void begin(RowBlock block, RowMatrix input, int inputs, float weight) {
    block.begin(input, inputs, output, rows);
    for (int row = 0; row < rows; row++) {
      block.output(row, words[row]);
    }
    for (int i = taken - drawn; i < taken; i++) {
      block.noise(noise[i], weight);
    }
  }
}
