package io.parlance.trainers.fasttext;

import io.parlance.embeddings.subwords.WordParts;
import io.parlance.tensor.RowBags;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.windows.OutputWords;
import io.parlance.trainers.windows.WindowLearner;

/** Learns the rows of words' parts, by way of their sums. */
abstract class PartsLearner implements WindowLearner {
  final WordParts parts;
  final RowMatrix rows; // (words + buckets, dimension)
  final OutputWords outputs;
  final RowBlockKernel kernel;
  final RowBlock block;
  final RowBags bags;
  final RowMatrix sums; // (bags, dimension), padded: of words' parts
  private final float[] before; // (bags, stride): the sums before the step
  long predictions;

  PartsLearner(
      WordParts parts,
      RowMatrix rows,
      OutputWords outputs,
      RowBlockKernel kernel,
      int maxInputs,
      int maxBags) {
    this.parts = parts;
    this.rows = rows;
    this.outputs = outputs;
    this.kernel = kernel;
    this.block = new RowBlock(rows.stride(), maxInputs, outputs.maxRows());
    this.bags = new RowBags(rows.stride(), maxBags);
    this.sums = RowMatrix.padded(maxBags, rows.dimension());
    this.before = new float[maxBags * rows.stride()];
  }

  /** One more bag: the parts of a word, weighted. */
  final void bag(int word, float weight) {
    bags.add(parts.rows(), parts.from(word), parts.to(word), weight);
  }

  /** Sums up the first {@code count} bags. */
  final void gather(int count) {
    kernel.gather(bags, sums);
    System.arraycopy(sums.block(0), sums.offset(0), before, 0, count * rows.stride());
  }

  /** Every part gains what its sum gained, undivided, as in the original. */
  final void scatter(int count) {
    float[] gained = sums.block(0);
    int at = sums.offset(0);
    int n = count * rows.stride();
    for (int k = 0; k < n; k++) {
      gained[at + k] -= before[k];
    }
    kernel.scatter(sums, bags);
  }

  @Override
  public final double takeLoss() {
    return block.takeLoss();
  }

  @Override
  public final long takePredictions() {
    long taken = predictions;
    predictions = 0;
    return taken;
  }

  @Override
  public final void merge() {} // all threads write to the same rows
}
