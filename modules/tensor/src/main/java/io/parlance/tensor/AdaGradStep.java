package io.parlance.tensor;

/**
 * The numbers of one step of AdaGrad (Duchi et al. 2011, diagonal form): {@code s += g²}, {@code w
 * -= decay w}, then {@code w -= rate g / (√s + epsilon)}.
 *
 * @param rate the learning rate
 * @param epsilon keeps the division finite
 * @param decay the share of a weight that is taken away
 * @param scale what gradients are multiplied by first, to clip them
 */
public record AdaGradStep(float rate, float epsilon, float decay, float scale) {}
