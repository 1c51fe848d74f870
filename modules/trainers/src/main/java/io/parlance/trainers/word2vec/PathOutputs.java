package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.RandomBits;

/**
 * Hierarchical softmax: the inner nodes on the path to a center, each a choice of left or right.
 */
final class PathOutputs implements Outputs {
  private final HuffmanTree tree;
  private final RowMatrix output;
  private int word;

  PathOutputs(HuffmanTree tree, RowMatrix output) {
    this.tree = tree;
    this.output = output;
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
    word = windows.center(0);
    int depth = tree.depth(word);
    block.begin(input, inputs, output, depth);
    for (int step = 0; step < depth; step++) {
      block.output(step, tree.node(word, step));
      block.noise(step, 1); // where the path goes right, "left" was not seen
    }
  }

  @Override
  public void seen(RowBlock block, int input, int center) {
    for (int step = tree.depth(word) - 1; step >= 0; step--) {
      if (!tree.right(word, step)) {
        block.seen(input, step);
      }
    }
  }
}
