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
   * Windows that share their noise. The paper has 1; with 3 and 5 noise words the outputs fill two
   * tiles, and rows are read a third as often.
   */
  static final int CENTERS = 3;

  private final Outputs outputs;
  private final RowBlock block;
  private final Outputs.Slots slots;
  private final int[] drawn;
  private final int[] centerSlot = new int[CENTERS];
  private final float[] predictions; // of each input

  SkipGramLearner(
      Word2VecOptions options, Weights weights, Outputs outputs, RowBlockKernel kernel) {
    super(weights, kernel);
    this.outputs = outputs;
    int maxOutputs =
        outputs instanceof Outputs.Path path
            ? Math.max(1, path.tree().deepest())
            : CENTERS + options.negative();
    this.block = new RowBlock(weights.input.stride(), CENTERS + 2 * options.window(), maxOutputs);
    this.predictions = new float[CENTERS + 2 * options.window()];
    this.slots = new Outputs.Slots(CENTERS + options.negative());
    this.drawn = new int[options.negative()];
  }

  @Override
  int centers() {
    return outputs instanceof Outputs.Path ? 1 : CENTERS;
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
    if (outputs instanceof Outputs.Noise noise) {
      noise(windows, noise, random);
    } else if (outputs instanceof Outputs.Path path) {
      path(windows, path.tree());
    }
    for (int i = 0; i < inputs; i++) {
      block.input(i, weights.input.offset(windows.ids[windows.from + i]));
    }
    return kernel.step(block, alpha);
  }

  private void noise(Windows windows, Outputs.Noise noise, RandomBits random) {
    slots.clear();
    for (int c = 0; c < windows.centers; c++) {
      centerSlot[c] = slots.of(windows.center(c));
    }
    slots.draw(noise.sampler(), noise.negative(), drawn, random);
    block.begin(
        weights.input.block(0), windows.to - windows.from, weights.output.block(0), slots.size());
    slots.rows(block, weights.output);
    Arrays.fill(predictions, 0, windows.to - windows.from, 0);
    for (int c = 0; c < windows.centers; c++) {
      see(windows, c);
    }
    for (int slot : drawn) {
      block.noise(slot, predictions);
    }
  }

  private void see(Windows windows, int c) {
    int center = windows.first + c;
    int to = windows.to(c);
    for (int p = windows.from(c); p < to; p++) {
      if (p != center) {
        block.seen(p - windows.from, centerSlot[c]);
        predictions[p - windows.from]++;
      }
    }
    predicted(to - windows.from(c) - 1);
  }

  private void path(Windows windows, HuffmanTree tree) {
    int word = windows.center(0);
    int depth = tree.depth(word);
    int inputs = windows.to - windows.from;
    block.begin(weights.input.block(0), inputs, weights.output.block(0), depth);
    for (int step = 0; step < depth; step++) {
      block.output(step, weights.output.offset(tree.node(word, step)));
    }
    for (int p = windows.from(0); p < windows.to(0); p++) {
      if (p != windows.first) {
        predicted(1);
        for (int step = 0; step < depth; step++) {
          if (tree.right(word, step)) {
            block.noise(p - windows.from, step, 1);
          } else {
            block.seen(p - windows.from, step);
          }
        }
      }
    }
  }
}
