package io.parlance.trainers.fasttext;

import io.parlance.embeddings.subwords.WordParts;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBags;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.windows.OutputWords;
import io.parlance.trainers.windows.WindowLearner;
import io.parlance.trainers.windows.WorkRows;

/** Learns the rows of words' parts, by way of their sums. */
abstract class PartsLearner implements WindowLearner {
  /** Noise words of a block of a deterministic run; with 512 it takes a tenth less time. */
  static final int POOL = 2048;

  final WordParts parts;
  private final WorkRows rows; // (words + buckets, dimension)
  final OutputWords outputs;
  final RowBlockKernel kernel;
  final RowBlock block;
  final RowBags bags;
  final RowMatrix sums; // (bags, dimension), padded: of words' parts
  private final float[] before; // (bags, stride): the sums before the step
  private int[] found = new int[64]; // the rows of a word's parts
  long predictions;

  PartsLearner(
      WordParts parts,
      WorkRows rows,
      OutputWords outputs,
      RowBlockKernel kernel,
      int maxInputs,
      int maxBags) {
    this.parts = parts;
    this.rows = rows;
    this.outputs = outputs;
    this.kernel = kernel;
    this.block = new RowBlock(rows.matrix().stride(), maxInputs, outputs.maxRows());
    this.bags = new RowBags(rows.matrix().stride(), maxBags);
    this.sums = RowMatrix.padded(maxBags, rows.matrix().dimension());
    this.before = new float[maxBags * sums.stride()];
  }

  /** Begins bags of at most so many parts in all. */
  final void bags(int most) {
    rows.reserve(most);
    bags.begin(rows.matrix());
  }

  /** One more bag: the parts of a word, weighted. */
  final void bag(int word, float weight) {
    int from = parts.from(word);
    int count = parts.to(word) - from;
    if (count > found.length) {
      found = new int[2 * count];
    }
    for (int i = 0; i < count; i++) {
      found[i] = rows.row(parts.rows()[from + i]);
    }
    bags.add(found, 0, count, weight);
  }

  /** Sums up the first {@code count} bags. */
  final void gather(int count) {
    kernel.gather(bags, sums);
    System.arraycopy(sums.block(0), sums.offset(0), before, 0, count * sums.stride());
  }

  /** Every part gains what its sum gained, undivided, as in the original. */
  final void scatter(int count) {
    float[] gained = sums.block(0);
    int at = sums.offset(0);
    int n = count * sums.stride();
    for (int k = 0; k < n; k++) {
      gained[at + k] -= before[k];
    }
    kernel.scatter(sums, bags);
  }

  @Override
  public final void begin(RandomBits random) {
    outputs.pool(random);
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
