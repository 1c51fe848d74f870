package io.parlance.trainers.word2vec;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.windows.OutputWords;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;

/** Negative sampling: the centers of a block, and noise words that all its predictions share. */
final class NoiseOutputs implements Outputs {
  /**
   * Noise words of a block of a deterministic run; it uses each some three times. Measured with
   * 1,024: no better, and a fifth slower.
   */
  private static final int POOL = 512;

  private final OutputWords words;
  private final int centers;
  private final int draws;
  private final float weight;
  private final int[] centerRow;

  /**
   * A block draws {@code negative} words, or a few more so that centers and noise fill the kernel's
   * tiles; together they weigh as much as {@code negative} words.
   */
  NoiseOutputs(NoiseSampler sampler, int negative, WorkRows output, int centers) {
    this.centers = centers;
    this.draws = negative + Math.floorMod(-centers - negative, RowBlockKernel.OUTPUT_TILE);
    this.weight = (float) negative / draws;
    this.words = new OutputWords(sampler, output, centers, draws, POOL);
    this.centerRow = new int[centers];
  }

  @Override
  public int centers() {
    return centers;
  }

  @Override
  public int maxRows() {
    return words.maxRows();
  }

  @Override
  public void begin(
      RowBlock block, Windows windows, RowMatrix input, int inputs, RandomBits random) {
    words.clear();
    for (int c = 0; c < windows.centers(); c++) {
      centerRow[c] = words.row(windows.center(c));
    }
    words.draw(draws, random);
    words.begin(block, input, inputs, weight);
  }

  @Override
  public void seen(RowBlock block, int input, int center) {
    block.seen(input, centerRow[center]);
  }

  @Override
  public void pool(RandomBits random) {
    words.pool(random);
  }

  @Override
  public void merge() {} // all threads write to the same rows
}
