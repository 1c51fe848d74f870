package io.parlance.trainers.windows;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.NoiseSampler;
import java.util.Arrays;

/**
 * The output rows of a block under negative sampling: words that its inputs predict, and noise
 * words that all its predictions share. A word that comes up twice is one row.
 *
 * <p>Not thread-safe; one a thread, used again and again.
 */
public final class OutputWords {
  private final NoiseSampler sampler;
  private final WorkRows output; // (vocabulary, dimension)
  private final int[] words; // of each row
  private final int[] slots; // open addressing: base + row, where it is of this block
  private final int shift; // of a hash to its slot
  private final int[] ahead; // noise words drawn in advance
  private final int[] pool; // all noise words of a while of learning, where it has a pool
  private int[] noise; // ahead, or the pool
  private int taken; // of the noise
  private int rounds; // through the pool
  private final int[] noiseRows; // of this block
  private int drawn;
  private int rows;
  private int base; // slots below it are of blocks before: free

  /**
   * Blocks of at most so many predicted words, and so many noise words.
   *
   * @param pool how many noise words serve a while of learning that asks for a pool
   */
  public OutputWords(
      NoiseSampler sampler, WorkRows output, int maxTargets, int maxNoise, int pool) {
    this.sampler = sampler;
    this.output = output;
    this.words = new int[maxTargets + maxNoise];
    int bits = 34 - Integer.numberOfLeadingZeros(words.length); // at most half of them are taken
    this.slots = new int[1 << bits];
    this.shift = 32 - bits;
    this.ahead = new int[Math.max(256, maxNoise)];
    this.pool = new int[Math.max(pool, 2 * maxNoise)];
    this.noiseRows = new int[maxNoise];
    this.noise = ahead;
    this.taken = noise.length;
  }

  /** The most rows of a block. */
  public int maxRows() {
    return words.length;
  }

  /** From now on noise comes from a new pool of words: fewer different ones, which come again. */
  public void pool(RandomBits random) {
    sampler.fill(pool, random);
    noise = pool;
    taken = 0;
    rounds = 0;
  }

  /** Forgets the rows of the block before. */
  public void clear() {
    base += words.length;
    if (base > Integer.MAX_VALUE - words.length) {
      Arrays.fill(slots, 0);
      base = words.length;
    }
    rows = 0;
    drawn = 0;
  }

  /** How many rows there are so far. */
  public int rows() {
    return rows;
  }

  /** The row of a word, a new one if it has none yet. */
  public int row(int word) {
    int slot = (word * 0x9E3779B9) >>> shift;
    while (slots[slot] >= base) {
      int row = slots[slot] - base;
      if (words[row] == word) {
        return row;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = base + rows;
    words[rows] = word;
    return rows++;
  }

  /** Draws so many noise words; once a block. */
  public void draw(int count, RandomBits random) {
    if (taken + count > noise.length) {
      if (noise == pool) {
        taken = ++rounds % count; // other words together than in the round before
      } else {
        sampler.fill(noise, random);
        taken = 0;
      }
    }
    drawn = count;
    for (int i = 0; i < count; i++) {
      noiseRows[i] = row(noise[taken + i]);
    }
    taken += count;
  }

  /** Begins the block, in which every noise word drawn weighs so much. */
  public void begin(RowBlock block, RowMatrix input, int inputs, float weight) {
    output.reserve(rows);
    block.begin(input, inputs, output.matrix(), rows);
    for (int row = 0; row < rows; row++) {
      block.output(row, output.row(words[row]));
    }
    for (int i = 0; i < drawn; i++) {
      block.noise(noiseRows[i], weight);
    }
  }
}
