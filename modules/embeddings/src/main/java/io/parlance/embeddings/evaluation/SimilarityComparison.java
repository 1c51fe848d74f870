package io.parlance.embeddings.evaluation;

import io.parlance.embeddings.Embeddings;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Several models on one set of word similarities, over the pairs that all of them know.
 *
 * @param name the set
 * @param pairs of the set
 * @param common pairs whose words all models know
 * @param rhos Spearman's rank correlation of each model, where defined
 * @param ps for each model the probability that its difference from the first is chance ({@code
 *     CorrelationTest}), where defined; of the first, none
 */
public record SimilarityComparison(
    String name, int pairs, int common, List<OptionalDouble> rhos, List<OptionalDouble> ps) {

  /** Compares at least one model. */
  public static SimilarityComparison of(List<Embeddings> models, SimilaritySet gold) {
    List<SimilaritySet.Pair> common =
        gold.pairs().stream()
            .filter(pair -> models.stream().allMatch(m -> SimilarityEvaluation.knows(m, pair)))
            .toList();
    double[] human = common.stream().mapToDouble(SimilaritySet.Pair::score).toArray();
    List<double[]> cosines =
        models.stream().map(model -> SimilarityEvaluation.cosines(model, common)).toList();
    List<OptionalDouble> rhos =
        cosines.stream().map(values -> SimilarityEvaluation.rho(human, values)).toList();
    List<OptionalDouble> ps =
        IntStream.range(0, models.size())
            .mapToObj(
                i ->
                    i == 0
                        ? OptionalDouble.empty()
                        : p(
                            rhos.get(0),
                            rhos.get(i),
                            SimilarityEvaluation.rho(cosines.get(0), cosines.get(i)),
                            common.size()))
            .toList();
    return new SimilarityComparison(gold.name(), gold.pairs().size(), common.size(), rhos, ps);
  }

  private static OptionalDouble p(
      OptionalDouble first, OptionalDouble second, OptionalDouble between, int pairs) {
    return first.isEmpty() || second.isEmpty() || between.isEmpty()
        ? OptionalDouble.empty()
        : CorrelationTest.p(
            first.getAsDouble(), second.getAsDouble(), between.getAsDouble(), pairs);
  }
}
