package io.parlance.tensor;

/**
 * The numbers of one step of Adam (Kingma & Ba 2015, algorithm 1) with decoupled weight decay
 * (Loshchilov & Hutter 2019, algorithm 2), its corrections for the moments' start at zero folded
 * in: {@code w -= decay w}, then {@code w -= rate m / (√v + epsilon)}.
 *
 * @param rate {@code α √(1 - β₂ᵗ) / (1 - β₁ᵗ)}
 * @param beta1 how much of the first moment stays
 * @param beta2 how much of the second moment stays
 * @param epsilon {@code ε √(1 - β₂ᵗ)}
 * @param decay the share of a weight that is taken away, {@code α λ}
 * @param scale what gradients are multiplied by first, to clip them
 */
public record AdamStep(
    float rate, float beta1, float beta2, float epsilon, float decay, float scale) {}
