package io.parlance.tensor.optim;

import io.parlance.tensor.AdamStep;
import io.parlance.tensor.UpdateKernel;
import java.util.List;

/**
 * Adam (Kingma & Ba 2015, algorithm 1), with weight decay apart from the gradient as in AdamW
 * (Loshchilov & Hutter 2019, algorithm 2).
 *
 * @param beta1 how much of the mean of gradients stays at each step, by default 0.9
 * @param beta2 how much of the mean of their squares stays, by default 0.999
 * @param epsilon added to the root of the mean square, by default 1e-8
 * @param decay λ: a step takes {@code rate λ} of each weight away, by default 0
 */
public record Adam(double beta1, double beta2, double epsilon, double decay) implements UpdateRule {

  /** Checks the ranges: the betas from 0 to below 1, epsilon above 0, decay not negative. */
  public Adam {
    Ranges.share("beta1", beta1);
    Ranges.share("beta2", beta2);
    Ranges.positive("epsilon", epsilon);
    Ranges.notNegative("weight decay", decay);
  }

  /** The paper's settings. */
  public static Adam defaults() {
    return new Adam(0.9, 0.999, 1e-8, 0);
  }

  @Override
  public List<String> slots() {
    return List.of("first", "second");
  }

  @Override
  public Update update(UpdateKernel kernel, long step, double rate, double scale) {
    double root = Math.sqrt(1 - Math.pow(beta2, (double) step));
    AdamStep numbers =
        new AdamStep(
            (float) (rate * root / (1 - Math.pow(beta1, (double) step))),
            (float) beta1,
            (float) beta2,
            (float) (epsilon * root),
            (float) (rate * decay),
            (float) scale);
    return (n, weights, at, gradient, gradientAt, slots) ->
        kernel.adam(n, weights, at, gradient, gradientAt, slots[0], at, slots[1], at, numbers);
  }
}
