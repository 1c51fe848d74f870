package io.parlance.tensor.optim;

import io.parlance.tensor.RmsPropStep;
import io.parlance.tensor.UpdateKernel;
import java.util.List;

/**
 * RMSProp (Tieleman & Hinton 2012, lecture 6e): the rate of a weight is divided by the root of a
 * running mean of its squared gradients.
 *
 * @param memory how much of the mean square stays at each step, by default 0.99
 * @param epsilon added to that root, by default 1e-8
 * @param decay λ: a step takes {@code rate λ} of each weight away, by default 0
 */
public record RmsProp(double memory, double epsilon, double decay) implements UpdateRule {

  /** Checks the ranges: memory from 0 to below 1, epsilon above 0, decay not negative. */
  public RmsProp {
    Ranges.share("memory", memory);
    Ranges.positive("epsilon", epsilon);
    Ranges.notNegative("weight decay", decay);
  }

  /** The usual settings. */
  public static RmsProp defaults() {
    return new RmsProp(0.99, 1e-8, 0);
  }

  @Override
  public List<String> slots() {
    return List.of("means");
  }

  @Override
  public Update update(UpdateKernel kernel, long step, double rate, double scale) {
    RmsPropStep numbers =
        new RmsPropStep(
            (float) rate, (float) memory, (float) epsilon, (float) (rate * decay), (float) scale);
    return (n, weights, at, gradient, gradientAt, slots) ->
        kernel.rmsProp(n, weights, at, gradient, gradientAt, slots[0], at, numbers);
  }
}
