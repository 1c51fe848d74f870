package io.parlance.seq2seq.decoding;

import io.parlance.tensor.Requirement;

/**
 * A word by chance each time, as likely as the model says after {@code p^(1/temperature)}, then of
 * the {@code topK} likeliest (Fan et al. 2018), then of the fewest that hold {@code topP} of what
 * is left (Holtzman et al. 2020).
 *
 * @param temperature above 0, up to 100; below 1 likelier words gain; default 1
 * @param topK at least 1, or 0 for all; default 0
 * @param topP above 0, up to 1, which takes all; default 1
 * @param seed of all choices; each reply has choices of its own; default 1
 * @param replies to give, in the order they were drawn, 1 … 256; default 1
 */
public record Sampling(double temperature, int topK, double topP, long seed, int replies)
    implements Decoding {

  public Sampling {
    Requirement.that(
        temperature > 0 && temperature <= 100,
        "temperature must be above 0, up to 100",
        temperature);
    Requirement.that(topK >= 0, "top-k must be at least 1, or 0 for all", topK);
    Requirement.that(topP > 0 && topP <= 1, "top-p must be above 0, up to 1", topP);
    Requirement.that(replies >= 1 && replies <= 256, "replies to draw must be 1 to 256", replies);
  }

  /** As in the components' defaults. */
  public static Sampling defaults() {
    return new Sampling(1, 0, 1, 1, 1);
  }

  /** The same with another seed. */
  public Sampling withSeed(long value) {
    return new Sampling(temperature, topK, topP, value, replies);
  }

  @Override
  public int rows() {
    return replies;
  }
}
