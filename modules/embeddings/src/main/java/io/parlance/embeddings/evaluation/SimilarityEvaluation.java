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
      if (isKnown(pair.first()) && isKnown(pair.second())) {
        covered.add(pair);
      }
    }
    double[] human = new double[covered.size()];
    double[] cosines = new double[covered.size()];
    for (int i = 0; i < covered.size(); i++) {
      SimilaritySet.Pair pair = covered.get(i);
      human[i] = pair.score();
      cosines[i] = Likeness.cosine(embeddings, folded(pair.first()), folded(pair.second()));
    }
    OptionalDouble rho = rho(human, cosines);
    Optional<Interval> interval =
        rho.isPresent() ? new RankBootstrap(human, cosines).interval(seed) : Optional.empty();
    return new SimilarityScore(gold.name(), rho, interval, covered.size(), gold.pairs().size());
  }

  private static OptionalDouble rho(double[] human, double[] cosines) {
    if (human.length < 2) {
      return OptionalDouble.empty();
    }
    double rho = new SpearmansCorrelation().correlation(human, cosines);
    return Double.isNaN(rho) ? OptionalDouble.empty() : OptionalDouble.of(rho);
  }

  private boolean isKnown(String word) {
    return embeddings.vocabulary().id(folded(word)).isPresent();
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
