package io.parlance.tensor.optim;

import io.parlance.tensor.UpdateKernel;
import java.util.List;

/** How a weight moves by its gradient and by what is remembered of earlier gradients. */
public sealed interface UpdateRule permits Adam, AdaGrad, RmsProp, Momentum {

  /** Names of what is remembered: each an array of a number for every weight, at first zero. */
  List<String> slots();

  /**
   * The update of one step.
   *
   * @param step the number of the step, from 1
   * @param rate the learning rate
   * @param scale what gradients are multiplied by first
   */
  Update update(UpdateKernel kernel, long step, double rate, double scale);

  /** Moves some neighbouring weights. */
  @FunctionalInterface
  interface Update {
    /**
     * Moves {@code n} weights.
     *
     * @param weightsOffset where the weights begin, and what is remembered of them
     * @param slots in the order of {@link UpdateRule#slots}
     */
    void apply(
        int n,
        float[] weights,
        int weightsOffset,
        float[] gradient,
        int gradientOffset,
        float[][] slots);
  }
}
