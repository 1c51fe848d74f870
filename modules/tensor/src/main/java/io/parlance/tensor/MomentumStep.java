package io.parlance.tensor;

/**
 * The numbers of one step of gradient descent with momentum (Polyak 1964, as Sutskever et al. 2013
 * without Nesterov's look ahead): {@code v = momentum v + g}, {@code w -= decay w}, then {@code w
 * -= rate v}.
 *
 * @param rate the learning rate
 * @param momentum how much of the velocity stays; 0 for plain descent
 * @param decay the share of a weight that is taken away
 * @param scale what gradients are multiplied by first, to clip them
 */
public record MomentumStep(float rate, float momentum, float decay, float scale) {}
