package io.parlance.trainers.word2vec;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.trainers.windows.WindowLearner;
import io.parlance.trainers.windows.WorkRows;

/** Learns from the windows of a block; one a thread. */
abstract class Learner implements WindowLearner {
  final WorkRows input;
  final Outputs outputs;
  final RowBlockKernel kernel;
  final RowBlock block;
  private long predictions;

  /** With blocks of at most {@code maxInputs} input rows. */
  Learner(WorkRows input, Outputs outputs, RowBlockKernel kernel, int maxInputs) {
    this.input = input;
    this.outputs = outputs;
    this.kernel = kernel;
    this.block = new RowBlock(input.matrix().stride(), maxInputs, outputs.maxRows());
  }

  @Override
  public final void begin(RandomBits random) {
    outputs.pool(random);
  }

  @Override
  public final int centers() {
    return outputs.centers();
  }

  @Override
  public final double takeLoss() {
    return block.takeLoss();
  }

  final void predicted(long count) {
    predictions += count;
  }

  @Override
  public final long takePredictions() {
    long taken = predictions;
    predictions = 0;
    return taken;
  }

  @Override
  public final void merge() {
    outputs.merge();
  }

  static Learner of(
      Word2VecOptions options, WorkRows input, Outputs outputs, RowBlockKernel kernel) {
    return options.cbow()
        ? new CbowLearner(options, input, outputs, kernel)
        : new SkipGramLearner(options, input, outputs, kernel);
  }
}
