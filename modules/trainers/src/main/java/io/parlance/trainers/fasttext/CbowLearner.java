package io.parlance.trainers.fasttext;

import io.parlance.embeddings.subwords.WordParts;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.RowSums;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.windows.OutputWords;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;

/**
 * CBOW: the mean of all parts of all context words predicts the center; what the mean gains, each
 * part gains, undivided, as in the original.
 *
 * <p>The parts of each word within reach are summed up once for all windows of a block.
 */
final class CbowLearner extends PartsLearner {
  /** Windows whose words are summed up together, and that share their noise. */
  static final int CENTERS = RowSums.SUMS;

  private final RowSums context; // of the rows of sums
  private final RowMatrix means; // (centers, dimension), padded
  private final float[] beforeMeans; // (centers, stride)
  private final int draws;
  private final float weight;
  private final int[] centerRow = new int[CENTERS];

  CbowLearner(
      FastTextOptions options,
      WordParts parts,
      WorkRows rows,
      NoiseSampler sampler,
      WorkRows output,
      RowBlockKernel kernel) {
    super(
        parts,
        rows,
        new OutputWords(sampler, output, CENTERS, draws(options.negative()), POOL),
        kernel,
        CENTERS,
        CENTERS + 2 * options.window());
    this.context = new RowSums(sums.stride(), CENTERS + 2 * options.window());
    this.means = RowMatrix.padded(CENTERS, sums.dimension());
    this.beforeMeans = new float[CENTERS * sums.stride()];
    this.draws = draws(options.negative());
    this.weight = (float) options.negative() / draws;
  }

  /** So many noise words that they and the centers fill the kernel's tiles. */
  private static int draws(int negative) {
    return negative + Math.floorMod(-CENTERS - negative, RowBlockKernel.OUTPUT_TILE);
  }

  @Override
  public int centers() {
    return CENTERS;
  }

  @Override
  public boolean learn(Windows windows, float alpha, RandomBits random) {
    if (windows.length() < 2) {
      return true; // a word alone predicts nothing
    }
    int words = windows.to() - windows.from();
    bags(parts(windows));
    for (int p = windows.from(); p < windows.to(); p++) {
      bag(windows.ids()[p], 1);
    }
    gather(words);
    means(windows);
    outputs.clear();
    for (int c = 0; c < windows.centers(); c++) {
      centerRow[c] = outputs.row(windows.center(c));
    }
    outputs.draw(draws, random);
    outputs.begin(block, means, windows.centers(), weight);
    for (int c = 0; c < windows.centers(); c++) {
      block.input(c, c);
      block.predictions(c, 1);
      block.seen(c, centerRow[c]);
    }
    predictions += windows.centers();
    if (!kernel.step(block, alpha)) {
      return false;
    }
    spread(windows);
    scatter(words);
    return true;
  }

  private int parts(Windows windows) {
    int count = 0;
    for (int p = windows.from(); p < windows.to(); p++) {
      count += parts.to(windows.ids()[p]) - parts.from(windows.ids()[p]);
    }
    return count;
  }

  private void means(Windows windows) {
    context.begin(sums, windows.to() - windows.from());
    for (int p = windows.from(); p < windows.to(); p++) {
      context.row(p - windows.from(), p - windows.from());
    }
    for (int c = 0; c < windows.centers(); c++) {
      int center = windows.center(c);
      int count = parts.from(center) - parts.to(center);
      for (int p = windows.from(c); p < windows.to(c); p++) {
        count += parts.to(windows.ids()[p]) - parts.from(windows.ids()[p]);
      }
      weigh(windows, c, 1f / count);
    }
    kernel.gather(context, means);
    System.arraycopy(means.block(0), means.offset(0), beforeMeans, 0, beforeMeans.length);
  }

  /** Each context word's sum gains what the means of its windows gained. */
  private void spread(Windows windows) {
    float[] gained = means.block(0);
    int at = means.offset(0);
    for (int k = 0; k < beforeMeans.length; k++) {
      gained[at + k] -= beforeMeans[k];
    }
    for (int c = 0; c < windows.centers(); c++) {
      weigh(windows, c, 1);
    }
    kernel.scatter(means, context);
  }

  private void weigh(Windows windows, int c, float contextWeight) {
    int center = windows.first() + c - windows.from();
    context.weight(
        windows.from(c) - windows.from(), windows.to(c) - windows.from(), c, contextWeight);
    context.weight(center, center + 1, c, 0);
  }
}
