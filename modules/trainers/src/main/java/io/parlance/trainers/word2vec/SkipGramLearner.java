package io.parlance.trainers.word2vec;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;
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
  static final int CENTERS = 2;

  private final int[] predictions; // of each input

  SkipGramLearner(Word2VecOptions options, WorkRows input, Outputs outputs, RowBlockKernel kernel) {
    super(input, outputs, kernel, outputs.centers() + 2 * options.window());
    this.predictions = new int[outputs.centers() + 2 * options.window()];
  }

  @Override
  public boolean learn(Windows windows, float alpha, RandomBits random) {
    // A center is an input of its neighbours' windows; where it has none in the block, of nobody's.
    int unused = windows.centers() == 1 ? windows.first() : windows.to();
    int inputs = windows.to() - windows.from() - (windows.centers() == 1 ? 1 : 0);
    if (inputs == 0) {
      return true; // a word alone predicts nothing
    }
    input.reserve(inputs);
    outputs.begin(block, windows, input.matrix(), inputs, random);
    Arrays.fill(predictions, 0, inputs, 0);
    for (int c = 0; c < windows.centers(); c++) {
      see(windows, c, unused);
    }
    int place = 0;
    for (int p = windows.from(); p < windows.to(); p++) {
      if (p != unused) {
        block.input(place, input.row(windows.ids()[p]));
        block.predictions(place, predictions[place]);
        place++;
      }
    }
    return kernel.step(block, alpha);
  }

  private void see(Windows windows, int c, int unused) {
    int center = windows.first() + c;
    int to = windows.to(c);
    for (int p = windows.from(c); p < to; p++) {
      if (p != center) {
        int place = p - windows.from() - (p > unused ? 1 : 0);
        outputs.seen(block, place, c);
        predictions[place]++;
      }
    }
    predicted(to - windows.from(c) - 1);
  }
}
