package io.parlance.trainers.word2vec;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.RowSums;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;

/**
 * CBOW: the mean of the context's input rows predicts the center; what the mean gains, each context
 * word gains (word2vec.c's rule, undivided).
 */
final class CbowLearner extends Learner {
  /** Windows whose sums are one pass over the input rows, and that share their noise. */
  static final int CENTERS = RowSums.SUMS;

  private final RowSums context;
  private final RowMatrix means; // (sums, dimension), padded
  private final float[] before; // the means before the step, (sums, stride)

  CbowLearner(Word2VecOptions options, WorkRows input, Outputs outputs, RowBlockKernel kernel) {
    super(input, outputs, kernel, outputs.centers());
    int stride = input.matrix().stride();
    this.context = new RowSums(stride, outputs.centers() + 2 * options.window());
    this.means = RowMatrix.padded(RowSums.SUMS, options.dimension());
    this.before = new float[RowSums.SUMS * stride];
  }

  @Override
  public boolean learn(Windows windows, float alpha, RandomBits random) {
    if (windows.length() < 2) {
      return true; // a word alone predicts nothing
    }
    means(windows);
    outputs.begin(block, windows, means, windows.centers(), random);
    for (int c = 0; c < windows.centers(); c++) {
      block.input(c, c);
      block.predictions(c, 1);
      outputs.seen(block, c, c);
    }
    predicted(windows.centers());
    if (!kernel.step(block, alpha)) {
      return false;
    }
    spread(windows);
    return true;
  }

  private void means(Windows windows) {
    input.reserve(windows.to() - windows.from());
    context.begin(input.matrix(), windows.to() - windows.from());
    for (int p = windows.from(); p < windows.to(); p++) {
      context.row(p - windows.from(), input.row(windows.ids()[p]));
    }
    for (int c = 0; c < windows.centers(); c++) {
      int center = windows.first() + c - windows.from();
      int from = windows.from(c) - windows.from();
      int to = windows.to(c) - windows.from();
      context.weight(from, to, c, 1f / (to - from - 1));
      context.weight(center, center + 1, c, 0);
    }
    kernel.gather(context, means);
    System.arraycopy(means.block(0), means.offset(0), before, 0, before.length);
  }

  /** Each context word has a share of 1 / n in its mean: n times that share is the whole gain. */
  private void spread(Windows windows) {
    for (int c = 0; c < windows.centers(); c++) {
      int n = windows.to(c) - windows.from(c) - 1;
      gain(means.block(0), means.offset(c), before, c * means.stride(), n, means.stride());
    }
    kernel.scatter(means, context);
  }

  private static void gain(float[] row, int at, float[] before, int beforeAt, float by, int n) {
    for (int k = 0; k < n; k++) {
      row[at + k] = (row[at + k] - before[beforeAt + k]) * by;
    }
  }
}
