package io.parlance.embeddings.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * A score over analogies.
 *
 * @param name the section, or what was summed up
 * @param correct how many were answered right
 * @param answered how many could be asked, all four words being known
 * @param questions how many there are
 */
public record AnalogyScore(String name, int correct, int answered, int questions) {

  /** The share answered right of those that could be asked, in percent. */
  public OptionalDouble accuracy() {
    return answered == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * correct / answered);
  }

  /** How many could not be asked, a word being out of the vocabulary. */
  public int outOfVocabulary() {
    return questions - answered;
  }

  /**
   * The percentile bootstrap interval of the accuracy, 95 %. Resampling right and wrong answers
   * makes a binomial distribution, so its quantiles are taken and nothing is drawn.
   */
  public Optional<Interval> interval() {
    if (answered == 0) {
      return Optional.empty();
    }
    BinomialDistribution resampled =
        new BinomialDistribution(null, answered, (double) correct / answered);
    return Optional.of(
        new Interval(
            100.0 * resampled.inverseCumulativeProbability(0.025) / answered,
            100.0 * resampled.inverseCumulativeProbability(0.975) / answered));
  }

  AnalogyScore plus(AnalogyScore other) {
    return new AnalogyScore(
        name, correct + other.correct, answered + other.answered, questions + other.questions);
  }
}
