package io.parlance.trainers.fasttext;

import io.parlance.embeddings.subwords.WordParts;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.windows.OutputWords;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;
import java.util.Arrays;

/**
 * Skip-gram: the mean of a word's parts predicts each of its context words.
 *
 * <p>{@link #CENTERS} words make one block: its inputs are their means, its outputs all their
 * context words and the noise words that all its predictions share.
 */
final class SkipGramLearner extends PartsLearner {
  /** Words whose windows share their noise. */
  static final int CENTERS = 4;

  /**
   * How many predictions share a noise word: the original draws anew for each. Measured on 17 M
   * words of Wikipedia, 3 epochs: shared by 2, analogies 57.1 and WS-353 .613 (the original: 56.6
   * and .609) at 1.1 M words/s; by 5, 56.7 and .595 at 1.7 M; by 12, 52.8 and .583.
   */
  private static final int SHARED_BY = 2;

  private final int negative;
  private final int leastNoise;
  private final int[] row; // of the word at each position of the windows; -1 before it is asked

  SkipGramLearner(
      FastTextOptions options,
      WordParts parts,
      WorkRows rows,
      NoiseSampler sampler,
      WorkRows output,
      RowBlockKernel kernel) {
    super(
        parts,
        rows,
        new OutputWords(
            sampler,
            output,
            CENTERS + 2 * options.window(),
            leastNoise(options) + RowBlockKernel.OUTPUT_GROUP - 1,
            POOL),
        kernel,
        CENTERS,
        CENTERS);
    this.negative = options.negative();
    this.leastNoise = leastNoise(options);
    this.row = new int[CENTERS + 2 * options.window()];
  }

  /** A word has window + 1 context words in the mean. */
  private static int leastNoise(FastTextOptions options) {
    return Math.max(1, CENTERS * (options.window() + 1) * options.negative() / SHARED_BY);
  }

  @Override
  public int centers() {
    return CENTERS;
  }

  @Override
  public boolean learn(Windows windows, float alpha, RandomBits random) {
    int inputs = windows.centers();
    if (windows.length() < 2) {
      return true; // a word alone predicts nothing
    }
    outputs.clear();
    Arrays.fill(row, -1);
    bags(parts(windows));
    for (int c = 0; c < inputs; c++) {
      int word = windows.center(c);
      bag(word, 1f / (parts.to(word) - parts.from(word)));
      rowsOfContext(windows, c);
    }
    int draws = draws();
    outputs.draw(draws, random);
    gather(inputs);
    outputs.begin(block, sums, inputs, (float) negative / draws);
    for (int c = 0; c < inputs; c++) {
      see(windows, c);
    }
    if (!kernel.step(block, alpha)) {
      return false;
    }
    scatter(inputs);
    return true;
  }

  private int parts(Windows windows) {
    int count = 0;
    for (int c = 0; c < windows.centers(); c++) {
      count += parts.to(windows.center(c)) - parts.from(windows.center(c));
    }
    return count;
  }

  /** So many noise words that they and the context words fill the kernel's groups. */
  private int draws() {
    return leastNoise + Math.floorMod(-outputs.rows() - leastNoise, RowBlockKernel.OUTPUT_GROUP);
  }

  private void rowsOfContext(Windows windows, int c) {
    int center = windows.first() + c;
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != center && row[p - windows.from()] < 0) {
        row[p - windows.from()] = outputs.row(windows.ids()[p]);
      }
    }
  }

  private void see(Windows windows, int c) {
    int center = windows.first() + c;
    block.input(c, c);
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != center) {
        block.seen(c, row[p - windows.from()]);
      }
    }
    int count = windows.to(c) - windows.from(c) - 1;
    block.predictions(c, count);
    predictions += count;
  }
}
