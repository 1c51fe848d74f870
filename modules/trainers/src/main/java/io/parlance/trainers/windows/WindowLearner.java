package io.parlance.trainers.windows;

import io.parlance.tensor.RandomBits;

/** Learns from windows, those of a few neighbouring centers at a time; one a thread. */
public interface WindowLearner {

  /** How many neighbouring centers it takes at a time. */
  int centers();

  /**
   * Begins a block of a deterministic run: from now on noise comes from a pool that is drawn now,
   * so that few rows are to be copied, and nothing that was drawn before is used.
   */
  void begin(RandomBits random);

  /**
   * Learns from the windows.
   *
   * @return false if the loss was not finite, and nothing was learned
   */
  boolean learn(Windows windows, float alpha, RandomBits random);

  /** The losses since this was last asked, in nats. */
  double takeLoss();

  /** The predictions since this was last asked: of a word from a context word, or from a mean. */
  long takePredictions();

  /** Ends a while of learning: other threads see what was learned. */
  void merge();
}
