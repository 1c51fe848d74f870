package io.parlance.embeddings.evaluation;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Scores word vectors by how their cosines rank pairs of words, against how people rank them. Words
 * are looked up in lower case, and in the vocabulary only.
 */
public final class SimilarityEvaluation {
  private final Embeddings embeddings;
  private final long seed;

  /**
   * @param seed of the bootstrap's draws
   */
  public SimilarityEvaluation(Embeddings embeddings, long seed) {
    this.embeddings = embeddings;
    this.seed = seed;
  }

  /** Scores a set. */
  public SimilarityScore score(SimilaritySet gold) {
    List<SimilaritySet.Pair> covered = new ArrayList<>();
    for (SimilaritySet.Pair pair : gold.pairs()) {
      if (knows(embeddings, pair)) {
        covered.add(pair);
      }
    }
    double[] human = covered.stream().mapToDouble(SimilaritySet.Pair::score).toArray();
    double[] cosines = cosines(embeddings, covered);
    OptionalDouble rho = rho(human, cosines);
    Optional<Interval> interval =
        rho.isPresent() ? new RankBootstrap(human, cosines).interval(seed) : Optional.empty();
    return new SimilarityScore(gold.name(), rho, interval, covered.size(), gold.pairs().size());
  }

  /** The cosine of each pair, whose words must be known. */
  static double[] cosines(Embeddings embeddings, List<SimilaritySet.Pair> pairs) {
    return pairs.stream()
        .mapToDouble(
            pair -> Likeness.cosine(embeddings, folded(pair.first()), folded(pair.second())))
        .toArray();
  }

  /** Spearman's rank correlation, where it is defined. */
  static OptionalDouble rho(double[] human, double[] cosines) {
    if (human.length < 2) {
      return OptionalDouble.empty();
    }
    double rho = new SpearmansCorrelation().correlation(human, cosines);
    return Double.isNaN(rho) ? OptionalDouble.empty() : OptionalDouble.of(rho);
  }

  /** Whether both words have vectors. */
  static boolean knows(Embeddings embeddings, SimilaritySet.Pair pair) {
    return embeddings.vocabulary().id(folded(pair.first())).isPresent()
        && embeddings.vocabulary().id(folded(pair.second())).isPresent();
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
