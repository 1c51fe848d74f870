package io.parlance.seq2seq.decoding;

import io.parlance.tensor.Requirement;

/**
 * Beam search: the {@code width} likeliest beginnings go on. What is found is ranked as in Wu et
 * al. 2016, equation 14: {@code log p / lp + cp}, with {@code lp = ((5 + n) / 6)^α} for n words,
 * end mark counted, and {@code cp = β Σ_i log min(Σ_j p_ij, 1)} for the attention p_ij that word j
 * gives to position i of the question.
 *
 * <p>It ends when {@code width} replies are complete, or when none that is not can still be among
 * the {@code best}.
 *
 * @param width 1 … 256; default 5
 * @param lengthPenalty α, 0 … 10; 0 ranks by probability, which prefers short replies; default 0.6
 * @param coveragePenalty β, 0 … 10; without attention it does nothing; default 0
 * @param best replies to give, 1 … width; default 1
 */
public record Beam(int width, double lengthPenalty, double coveragePenalty, int best)
    implements Decoding {

  public Beam {
    Requirement.that(width >= 1 && width <= 256, "beam width must be 1 to 256", width);
    Requirement.that(
        lengthPenalty >= 0 && lengthPenalty <= 10, "length penalty must be 0 to 10", lengthPenalty);
    Requirement.that(
        coveragePenalty >= 0 && coveragePenalty <= 10,
        "coverage penalty must be 0 to 10",
        coveragePenalty);
    Requirement.that(
        best >= 1 && best <= width, "replies to give must be 1 to the beam's " + width, best);
  }

  /** As in the components' defaults. */
  public static Beam defaults() {
    return new Beam(5, 0.6, 0, 1);
  }

  @Override
  public int rows() {
    return width;
  }
}
