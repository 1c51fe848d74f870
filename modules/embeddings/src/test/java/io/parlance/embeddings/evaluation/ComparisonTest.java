package io.parlance.embeddings.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Fixtures;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final TensorBackend BACKEND = TensorBackend.named("scalar");

  private static List<String> words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "w" + i).toList();
  }

  private static NeighborOverlap overlap(Embeddings... models) {
    return new NeighborOverlap(List.of(models), 5, BACKEND, Parallel.sequential());
  }

  /** Of 2,000 draws in which both are equally good, about a twentieth lies below 0.05. */
  @Test
  void chance_alone_is_seldom_called_significant() {
    Random random = new Random(1);
    int below = 0;
    for (int draw = 0; draw < 2000; draw++) {
      below += p(random, 1) < 0.05 ? 1 : 0;
    }
    assertThat(below / 2000.0).isCloseTo(0.05, within(0.02)); // three standard errors are 0.015
  }

  @Test
  void a_model_that_is_clearly_better_is_called_so() {
    Random random = new Random(1);
    for (int draw = 0; draw < 20; draw++) {
      assertThat(p(random, 3)).isLessThan(0.01);
    }
  }

  /** Two models that see the truth through noise of their own, the second's so much louder. */
  private static double p(Random random, double louder) {
    double[] gold = new double[200];
    double[] one = new double[200];
    double[] two = new double[200];
    for (int i = 0; i < gold.length; i++) {
      gold[i] = random.nextGaussian();
      double shared = random.nextGaussian() / 2;
      one[i] = gold[i] + shared + random.nextGaussian();
      two[i] = gold[i] + shared + louder * random.nextGaussian();
    }
    PearsonsCorrelation r = new PearsonsCorrelation();
    return CorrelationTest.p(
            r.correlation(gold, one), r.correlation(gold, two), r.correlation(one, two), 200)
        .orElseThrow();
  }

  @Test
  void where_the_test_is_not_defined_there_is_no_p() {
    assertThat(CorrelationTest.p(0.5, 0.4, 0.3, 9)).isEmpty();
    assertThat(CorrelationTest.p(1, 0.4, 0.4, 100)).isEmpty();
    assertThat(CorrelationTest.p(0.5, 0.5, 1, 100)).hasValue(1);
    assertThat(CorrelationTest.p(0.5, 0.4, 0.3, 50))
        .isEqualTo(CorrelationTest.p(0.4, 0.5, 0.3, 50));
  }

  @Test
  void models_are_compared_over_the_pairs_that_all_know() {
    Embeddings all = Fixtures.random(words(0, 60), 8, 1);
    Embeddings some = Fixtures.random(words(20, 80), 8, 2);
    List<SimilaritySet.Pair> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < 80; i++) {
      pairs.add(new SimilaritySet.Pair("w" + i, "W" + (i + 1), i % 13));
    }
    SimilarityComparison compared =
        SimilarityComparison.of(List.of(all, some, all), new SimilaritySet("gold", pairs));
    assertThat(compared.common()).isEqualTo(39);
    assertThat(compared.rhos().get(2)).isEqualTo(compared.rhos().get(0));
    assertThat(compared.ps().get(0)).isEmpty();
    assertThat(compared.ps().get(1).orElseThrow()).isBetween(0.0, 1.0);
    assertThat(compared.ps().get(2)).hasValue(1);
    SimilaritySet known = new SimilaritySet("gold", pairs.subList(20, 59));
    assertThat(compared.rhos().get(1))
        .isEqualTo(new SimilarityEvaluation(some, 1).score(known).rho());
  }

  @Test
  void a_model_shares_all_neighbours_with_itself_and_few_with_a_random_one() {
    Embeddings one = Fixtures.random(words(0, 300), 8, 1);
    NeighborOverlap overlap = overlap(one, one, Fixtures.random(words(100, 400), 8, 2));
    assertThat(overlap.words()).hasSize(200);
    assertThat(overlap.asked()).isEqualTo(200);
    assertThat(overlap.share(0, 1)).isOne();
    assertThat(overlap.share(0, 2)).isEqualTo(overlap.share(2, 0)).isLessThan(0.1);
  }

  @Test
  void models_without_a_common_word_share_nothing_that_can_be_told() {
    NeighborOverlap overlap =
        overlap(Fixtures.random(words(0, 5), 3, 1), Fixtures.random(words(5, 9), 3, 1));
    assertThat(overlap.words()).isEmpty();
    assertThat(overlap.share(0, 1)).isNaN();
  }
}
