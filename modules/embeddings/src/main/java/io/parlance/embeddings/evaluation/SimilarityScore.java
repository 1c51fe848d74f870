package io.parlance.embeddings.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score over word similarities.
 *
 * @param name the set
 * @param rho Spearman's rank correlation over the covered pairs; empty where it is not defined,
 *     with fewer than two pairs or all of them alike
 * @param interval its bootstrap interval, where it is defined
 * @param covered how many pairs have both words in the vocabulary
 * @param pairs how many pairs there are
 */
public record SimilarityScore(
    String name, OptionalDouble rho, Optional<Interval> interval, int covered, int pairs) {

  /** How many pairs have a word out of the vocabulary. */
  public int outOfVocabulary() {
    return pairs - covered;
  }
}
