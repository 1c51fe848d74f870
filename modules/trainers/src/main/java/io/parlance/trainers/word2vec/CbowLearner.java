package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.RandomBits;
import java.util.Arrays;

/**
 * CBOW: the mean of the context's input rows predicts the center; what the mean gains, each context
 * word gains (word2vec.c's rule, undivided).
 */
final class CbowLearner extends Learner {
  /** Windows that share their noise. */
  static final int CENTERS = Integer.getInteger("T", 4);

  private final RowBlock block;
  private final int stride;
  private final RowMatrix means; // (centers, dimension), padded
  private final float[] gains; // of the means, (centers, stride)

  CbowLearner(Word2VecOptions options, Weights weights, Outputs outputs, RowBlockKernel kernel) {
    super(weights, outputs, kernel);
    this.stride = weights.input.stride();
    this.block = new RowBlock(stride, outputs.centers(), outputs.maxRows());
    this.means = RowMatrix.padded(outputs.centers(), options.dimension());
    this.gains = new float[outputs.centers() * stride];
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
    outputs.begin(block, windows, means, windows.centers, random);
    for (int c = 0; c < windows.centers; c++) {
      mean(windows, c);
      block.input(c, c);
      block.predictions(c, 1);
      outputs.seen(block, c, c);
    }
    predicted(windows.centers);
    if (!kernel.step(block, alpha)) {
      return false;
    }
    for (int c = 0; c < windows.centers; c++) {
      spread(windows, c);
    }
    return true;
  }

  private void mean(Windows windows, int c) {
    float[] mean = means.block(c);
    int at = means.offset(c);
    Arrays.fill(mean, at, at + stride, 0);
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != windows.first + c) {
        int id = windows.ids[p];
        add(weights.input.block(id), weights.input.offset(id), mean, at, stride);
      }
    }
    float share = 1f / (windows.to(c) - windows.from(c) - 1);
    for (int k = 0; k < stride; k++) {
      mean[at + k] *= share;
      gains[c * stride + k] = -mean[at + k];
    }
  }

  private void spread(Windows windows, int c) {
    add(means.block(c), means.offset(c), gains, c * stride, stride);
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != windows.first + c) {
        int id = windows.ids[p];
        add(gains, c * stride, weights.input.block(id), weights.input.offset(id), stride);
      }
    }
  }

  private static void add(float[] x, int xAt, float[] to, int at, int n) {
    for (int k = 0; k < n; k++) {
      to[at + k] += x[xAt + k];
    }
  }
}
