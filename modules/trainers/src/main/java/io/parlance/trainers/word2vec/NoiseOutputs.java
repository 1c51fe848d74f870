package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.RandomBits;
import io.parlance.trainers.windows.Windows;

/**
 * Negative sampling: the centers of a block, and noise words that all its predictions share. A word
 * that comes up twice is one row.
 */
final class NoiseOutputs implements Outputs {
  private final NoiseSampler sampler;
  private final RowMatrix output;
  private final int centers;
  private final int draws;
  private final float weight;
  private final int[] words; // of each row
  private final int[] centerRow;
  private final int[] noise; // words drawn in advance
  private int taken;
  private int rows;

  /**
   * A block draws {@code negative} words, or a few more so that centers and noise fill the kernel's
   * tiles; together they weigh as much as {@code negative} words.
   */
  NoiseOutputs(NoiseSampler sampler, int negative, RowMatrix output, int centers) {
    this.sampler = sampler;
    this.output = output;
    this.centers = centers;
    this.draws = negative + Math.floorMod(-centers - negative, RowBlockKernel.OUTPUT_TILE);
    this.weight = (float) negative / draws;
    this.words = new int[centers + draws];
    this.centerRow = new int[centers];
    this.noise = new int[Math.max(256, draws)];
    this.taken = noise.length;
  }

  @Override
  public int centers() {
    return centers;
  }

  @Override
  public int maxRows() {
    return words.length;
  }

  @Override
  public void begin(
      RowBlock block, Windows windows, RowMatrix input, int inputs, RandomBits random) {
    if (taken + draws > noise.length) {
      sampler.fill(noise, random);
      taken = 0;
    }
    rows = 0;
    for (int c = 0; c < windows.centers(); c++) {
      centerRow[c] = row(windows.center(c));
    }
    for (int i = 0; i < draws; i++) {
      noise[taken + i] = row(noise[taken + i]);
    }
    block.begin(input, inputs, output, rows);
    for (int row = 0; row < rows; row++) {
      block.output(row, words[row]);
    }
    for (int i = 0; i < draws; i++) {
      block.noise(noise[taken + i], weight);
    }
    taken += draws;
  }

  /** The row of a word, a new one if it has none yet. */
  private int row(int word) {
    for (int row = 0; row < rows; row++) {
      if (words[row] == word) {
        return row;
      }
    }
    words[rows] = word;
    return rows++;
  }

  @Override
  public void seen(RowBlock block, int input, int center) {
    block.seen(input, centerRow[center]);
  }

  @Override
  public void merge() {} // all threads write to the same rows
}
