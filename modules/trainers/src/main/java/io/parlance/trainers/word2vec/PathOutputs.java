package io.parlance.trainers.word2vec;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;

/**
 * Hierarchical softmax: the inner nodes on the path to a center, each a choice of left or right.
 */
final class PathOutputs implements Outputs {
  private final HuffmanTree tree;
  private final WorkRows output;
  private final float[] left; // 1 where the path of the center goes left, at each step

  PathOutputs(HuffmanTree tree, WorkRows output) {
    this.tree = tree;
    this.output = output;
    this.left = new float[maxRows()];
  }

  @Override
  public int centers() {
    return 1;
  }

  @Override
  public int maxRows() {
    return Math.max(1, tree.deepest());
  }

  @Override
  public void begin(
      RowBlock block, Windows windows, RowMatrix input, int inputs, RandomBits random) {
    int word = windows.center(0);
    int depth = tree.depth(word);
    output.reserve(depth);
    block.begin(input, inputs, output.matrix(), depth);
    for (int step = 0; step < depth; step++) {
      block.output(step, output.row(tree.node(word, step)));
      block.noise(step, 1); // where the path goes right, "left" was not seen
      left[step] = tree.left(word, step);
    }
  }

  @Override
  public void seen(RowBlock block, int input, int center) {
    block.seen(input, left);
  }

  @Override
  public void pool(RandomBits random) {} // there is no noise

  @Override
  public void merge() {
    output.merge();
  }
}
