package io.parlance.tensor;

/**
 * The numbers of one step of RMSProp (Tieleman & Hinton 2012, lecture 6e): {@code s = memory s + (1
 * - memory) g²}, {@code w -= decay w}, then {@code w -= rate g / (√s + epsilon)}.
 *
 * @param rate the learning rate
 * @param memory how much of the mean square stays
 * @param epsilon keeps the division finite
 * @param decay the share of a weight that is taken away
 * @param scale what gradients are multiplied by first, to clip them
 */
public record RmsPropStep(float rate, float memory, float epsilon, float decay, float scale) {}
