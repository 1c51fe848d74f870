package io.parlance.tensor.optim;

import io.parlance.tensor.AdaGradStep;
import io.parlance.tensor.UpdateKernel;
import java.util.List;

/**
 * AdaGrad (Duchi et al. 2011, the diagonal form): the rate of a weight falls with the root of the
 * sum of its squared gradients.
 *
 * @param epsilon added to that root, by default 1e-10
 * @param decay λ: a step takes {@code rate λ} of each weight away, by default 0
 */
public record AdaGrad(double epsilon, double decay) implements UpdateRule {

  /** Checks the ranges: epsilon above 0, decay not negative. */
  public AdaGrad {
    Ranges.positive("epsilon", epsilon);
    Ranges.notNegative("weight decay", decay);
  }

  /** The usual settings. */
  public static AdaGrad defaults() {
    return new AdaGrad(1e-10, 0);
  }

  @Override
  public List<String> slots() {
    return List.of("sums");
  }

  @Override
  public Update update(UpdateKernel kernel, long step, double rate, double scale) {
    AdaGradStep numbers =
        new AdaGradStep((float) rate, (float) epsilon, (float) (rate * decay), (float) scale);
    return (n, weights, at, gradient, gradientAt, slots) ->
        kernel.adaGrad(n, weights, at, gradient, gradientAt, slots[0], at, numbers);
  }
}
