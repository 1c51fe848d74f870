package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.trainers.RandomBits;
import java.util.Arrays;

/**
 * Skip-gram: each context word, by its input row, predicts the center.
 *
 * <p>With noise, {@link #CENTERS} windows make one block: its inputs are the words within reach,
 * its outputs the centers and the noise words that all its predictions share. A pair that several
 * windows hold is computed once and weighted.
 */
final class SkipGramLearner extends Learner {
  /**
   * Windows that share their noise (Ji et al. have 1). Measured with 5 negative words: 3 windows
   * are a third faster and cost two points of the analogies.
   */
  static final int CENTERS = Integer.getInteger("T", 2);

  private final RowBlock block;
  private final int[] predictions; // of each input

  SkipGramLearner(
      Word2VecOptions options, Weights weights, Outputs outputs, RowBlockKernel kernel) {
    super(weights, outputs, kernel);
    int maxInputs = outputs.centers() + 2 * options.window();
    this.block = new RowBlock(weights.input.stride(), maxInputs, outputs.maxRows());
    this.predictions = new int[maxInputs];
  }

  @Override
  double takeLoss() {
    return block.takeLoss();
  }

  @Override
  boolean learn(Windows windows, float alpha, RandomBits random) {
    int inputs = windows.to - windows.from;
    if (inputs < 2) {
      return true; // a word alone predicts nothing
    }
    outputs.begin(block, windows, weights.input, inputs, random);
    Arrays.fill(predictions, 0, inputs, 0);
    for (int c = 0; c < windows.centers; c++) {
      see(windows, c);
    }
    for (int i = 0; i < inputs; i++) {
      block.input(i, windows.ids[windows.from + i]);
      block.predictions(i, predictions[i]);
    }
    return kernel.step(block, alpha);
  }

  private void see(Windows windows, int c) {
    int center = windows.first + c;
    int to = windows.to(c);
    for (int p = windows.from(c); p < to; p++) {
      if (p != center) {
        outputs.seen(block, p - windows.from, c);
        predictions[p - windows.from]++;
      }
    }
    predicted(to - windows.from(c) - 1);
  }
}
