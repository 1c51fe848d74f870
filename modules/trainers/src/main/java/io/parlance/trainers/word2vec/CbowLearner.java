package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.trainers.RandomBits;
import java.util.Arrays;

/**
 * CBOW: the mean of the context's input rows predicts the center; what the mean gains, each context
 * word gains (word2vec.c's rule, undivided).
 */
final class CbowLearner extends Learner {
  static final int CENTERS = 3;

  private final Outputs outputs;
  private final RowBlock block;
  private final Outputs.Slots slots;
  private final int[] drawn;
  private final int stride;
  private final float[] means; // (centers, stride)
  private final float[] before; // the means before the step, then what they gained

  CbowLearner(Word2VecOptions options, Weights weights, Outputs outputs, RowBlockKernel kernel) {
    super(weights, kernel);
    this.outputs = outputs;
    this.stride = weights.input.stride();
    int maxOutputs =
        outputs instanceof Outputs.Path path
            ? Math.max(1, path.tree().deepest())
            : CENTERS + options.negative();
    this.block = new RowBlock(stride, CENTERS, maxOutputs);
    this.slots = new Outputs.Slots(CENTERS + options.negative());
    this.drawn = new int[options.negative()];
    this.means = new float[CENTERS * stride];
    this.before = new float[CENTERS * stride];
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
    if (windows.length < 2) {
      return true; // a word alone predicts nothing
    }
    for (int c = 0; c < windows.centers; c++) {
      mean(windows, c);
    }
    System.arraycopy(means, 0, before, 0, windows.centers * stride);
    if (outputs instanceof Outputs.Noise noise) {
      noise(windows, noise, random);
    } else if (outputs instanceof Outputs.Path path) {
      path(windows, path.tree());
    }
    for (int c = 0; c < windows.centers; c++) {
      block.input(c, c * stride);
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
    int at = c * stride;
    float share = 1f / (windows.to(c) - windows.from(c) - 1);
    Arrays.fill(means, at, at + stride, 0);
    float[] rows = weights.input.block(0);
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != windows.first + c) {
        int row = weights.input.offset(windows.ids[p]);
        for (int k = 0; k < stride; k++) {
          means[at + k] += rows[row + k];
        }
      }
    }
    for (int k = 0; k < stride; k++) {
      means[at + k] *= share;
    }
  }

  private void spread(Windows windows, int c) {
    int at = c * stride;
    for (int k = 0; k < stride; k++) {
      before[at + k] = means[at + k] - before[at + k];
    }
    float[] rows = weights.input.block(0);
    for (int p = windows.from(c); p < windows.to(c); p++) {
      if (p != windows.first + c) {
        int row = weights.input.offset(windows.ids[p]);
        for (int k = 0; k < stride; k++) {
          rows[row + k] += before[at + k];
        }
      }
    }
  }

  private void noise(Windows windows, Outputs.Noise noise, RandomBits random) {
    slots.clear();
    for (int c = 0; c < windows.centers; c++) {
      slots.of(windows.center(c));
    }
    slots.draw(noise.sampler(), noise.negative(), drawn, random);
    block.begin(means, windows.centers, weights.output.block(0), slots.size());
    slots.rows(block, weights.output);
    for (int c = 0; c < windows.centers; c++) {
      int own = slots.of(windows.center(c));
      block.seen(c, own);
      for (int slot : drawn) {
        if (slot != own) { // noise that is the word itself does not count
          block.noise(c, slot, 1);
        }
      }
    }
  }

  private void path(Windows windows, HuffmanTree tree) {
    int word = windows.center(0);
    int depth = tree.depth(word);
    block.begin(means, 1, weights.output.block(0), depth);
    for (int step = 0; step < depth; step++) {
      block.output(step, weights.output.offset(tree.node(word, step)));
      if (tree.right(word, step)) {
        block.noise(0, step, 1);
      } else {
        block.seen(0, step);
      }
    }
  }
}
