package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.RowSums;
import io.parlance.trainers.RandomBits;

/**
 * CBOW: the mean of the context's input rows predicts the center; what the mean gains, each context
 * word gains (word2vec.c's rule, undivided).
 */
final class CbowLearner extends Learner {
  /** Windows whose sums are one pass over the input rows, and that share their noise. */
  static final int CENTERS = RowSums.SUMS;

  private final RowBlock block;
  private final RowSums context;
  private final RowMatrix means; // (sums, dimension), padded
  private final float[] before; // the means before the step, (sums, stride)

  CbowLearner(Word2VecOptions options, Weights weights, Outputs outputs, RowBlockKernel kernel) {
    super(weights, outputs, kernel);
    int stride = weights.input.stride();
    this.block = new RowBlock(stride, outputs.centers(), outputs.maxRows());
    this.context = new RowSums(stride, outputs.centers() + 2 * options.window());
    this.means = RowMatrix.padded(RowSums.SUMS, options.dimension());
    this.before = new float[RowSums.SUMS * stride];
  }

  @Override
  double takeLoss() {
    return block.takeLoss();
  }

  @Override
  boolean learn(Windows windows, float alpha, RandomBits random) {
    if (windows.length < 2) {
      return true; // a word alone predicts nothing
    }
    means(windows);
    outputs.begin(block, windows, means, windows.centers, random);
    for (int c = 0; c < windows.centers; c++) {
      block.input(c, c);
      block.predictions(c, 1);
      outputs.seen(block, c, c);
    }
    predicted(windows.centers);
    if (!kernel.step(block, alpha)) {
      return false;
    }
    spread(windows);
    return true;
  }

  private void means(Windows windows) {
    context.begin(weights.input, windows.to - windows.from);
    for (int p = windows.from; p < windows.to; p++) {
      context.row(p - windows.from, windows.ids[p]);
    }
    for (int c = 0; c < windows.centers; c++) {
      for (int p = windows.from(c); p < windows.to(c); p++) {
        context.weight(p - windows.from, c, p == windows.first + c ? 0 : 1);
      }
    }
    kernel.gather(context, means);
    float[] mean = means.block(0);
    for (int c = 0; c < windows.centers; c++) {
      float share = 1f / (windows.to(c) - windows.from(c) - 1);
      scale(mean, means.offset(c), share, before, c * means.stride(), means.stride());
    }
  }

  private static void scale(float[] row, int at, float by, float[] copy, int copyAt, int n) {
    for (int k = 0; k < n; k++) {
      float scaled = row[at + k] * by;
      row[at + k] = scaled;
      copy[copyAt + k] = scaled;
    }
  }

  private void spread(Windows windows) {
    float[] mean = means.block(0);
    for (int c = 0; c < windows.centers; c++) {
      subtract(mean, means.offset(c), before, c * means.stride(), means.stride());
    }
    kernel.scatter(means, context);
  }

  private static void subtract(float[] row, int at, float[] other, int otherAt, int n) {
    for (int k = 0; k < n; k++) {
      row[at + k] -= other[otherAt + k];
    }
  }
}
