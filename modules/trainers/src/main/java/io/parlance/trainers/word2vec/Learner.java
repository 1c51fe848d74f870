package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlockKernel;
import io.parlance.trainers.RandomBits;

/** Learns from the windows of a block; one a thread. */
abstract class Learner {
  final Weights weights;
  final Outputs outputs;
  final RowBlockKernel kernel;
  private long predictions;

  Learner(Weights weights, Outputs outputs, RowBlockKernel kernel) {
    this.weights = weights;
    this.outputs = outputs;
    this.kernel = kernel;
  }

  /**
   * One block.
   *
   * @return false if the loss was not finite, and nothing was learned
   */
  abstract boolean learn(Windows windows, float alpha, RandomBits random);

  /** The losses since this was last asked, in nats. */
  abstract double takeLoss();

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
      Word2VecOptions options, Weights weights, Outputs outputs, RowBlockKernel kernel) {
    return options.cbow()
        ? new CbowLearner(options, weights, outputs, kernel)
        : new SkipGramLearner(options, weights, outputs, kernel);
  }
}
