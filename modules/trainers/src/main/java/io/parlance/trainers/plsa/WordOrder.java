package io.parlance.trainers.plsa;

/** Which words of a topic come first. */
public enum WordOrder {
  /**
   * Those that tell the topic from the rest of the corpus: by {@code P(w|z) ln(P(w|z) / P(w))},
   * what the word adds to the Kullback-Leibler divergence of the topic's words from all words.
   */
  DISTINCTIVE {
    @Override
    float weight(float probability, double marginal) {
      return (float) (probability * Math.log(probability / marginal));
    }

    @Override
    float most(float probability, float share) {
      return (float) (probability * -Math.log(Math.max(share, Float.MIN_NORMAL))) * 1.0001f;
    }
  },

  /** Those with the highest P(w|z): words that are everywhere among them. */
  PROBABLE {
    @Override
    float weight(float probability, double marginal) {
      return probability;
    }

    @Override
    float most(float probability, float share) {
      return probability;
    }
  };

  /** The weight of a word of this P(w|z) and P(w). */
  abstract float weight(float probability, double marginal);

  /** No weight of a word of this P(w|z) in a topic of this P(z) is above it. */
  abstract float most(float probability, float share);
}
