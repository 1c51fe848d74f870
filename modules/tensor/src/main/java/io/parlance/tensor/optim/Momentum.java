package io.parlance.tensor.optim;

import io.parlance.tensor.MomentumStep;
import io.parlance.tensor.UpdateKernel;
import java.util.List;

/**
 * Stochastic gradient descent with classical momentum (Polyak 1964): {@code v = μ v + g}, {@code w
 * -= rate v}.
 *
 * @param momentum μ, 0 for plain descent, by default 0.9
 * @param decay λ: a step takes {@code rate λ} of each weight away, by default 0
 */
public record Momentum(double momentum, double decay) implements UpdateRule {

  /** Checks the ranges: momentum from 0 to below 1, decay not negative. */
  public Momentum {
    Ranges.share("momentum", momentum);
    Ranges.notNegative("weight decay", decay);
  }

  /** The usual settings. */
  public static Momentum defaults() {
    return new Momentum(0.9, 0);
  }

  @Override
  public List<String> slots() {
    return List.of("velocity");
  }

  @Override
  public Update update(UpdateKernel kernel, long step, double rate, double scale) {
    MomentumStep numbers =
        new MomentumStep((float) rate, (float) momentum, (float) (rate * decay), (float) scale);
    return (n, weights, at, gradient, gradientAt, slots) ->
        kernel.momentum(n, weights, at, gradient, gradientAt, slots[0], at, numbers);
  }
}
