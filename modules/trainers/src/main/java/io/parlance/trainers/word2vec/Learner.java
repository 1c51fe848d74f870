package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.RandomBits;

/** Learns from the windows of a block; one a thread. */
abstract class Learner {
  final RowMatrix input;
  final Outputs outputs;
  final RowBlockKernel kernel;
  final RowBlock block;
  private long predictions;

  /** With blocks of at most {@code maxInputs} input rows. */
  Learner(RowMatrix input, Outputs outputs, RowBlockKernel kernel, int maxInputs) {
    this.input = input;
    this.outputs = outputs;
    this.kernel = kernel;
    this.block = new RowBlock(input.stride(), maxInputs, outputs.maxRows());
  }

  /**
   * One block.
   *
   * @return false if the loss was not finite, and nothing was learned
   */
  abstract boolean learn(Windows windows, float alpha, RandomBits random);

  /** The losses since this was last asked, in nats. */
  final double takeLoss() {
    return block.takeLoss();
  }

  final void predicted(long count) {
    predictions += count;
  }

  /** The predictions since this was last asked: of a word from a context word, or from a mean. */
  final long takePredictions() {
    long taken = predictions;
    predictions = 0;
    return taken;
  }

  static Learner of(
      Word2VecOptions options, RowMatrix input, Outputs outputs, RowBlockKernel kernel) {
    return options.cbow()
        ? new CbowLearner(options, input, outputs, kernel)
        : new SkipGramLearner(options, input, outputs, kernel);
  }
}
