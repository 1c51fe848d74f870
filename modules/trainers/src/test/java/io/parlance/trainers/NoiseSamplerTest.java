package io.parlance.trainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.RandomBits;
import io.parlance.text.Vocabulary;
import org.junit.jupiter.api.Test;

class NoiseSamplerTest {
  private static final int DRAWS = 1 << 20;

  @Test
  void words_come_in_proportion_to_the_three_quarter_power_of_their_counts() {
    assertShares(Vocabularies.of(1000, 100, 10, 1));
    assertShares(Vocabularies.zipf(50, 1_000_000));
    assertShares(Vocabularies.of(7, 7, 7));
  }

  /** By the chi-square statistic: its mean is the degrees of freedom f, its variance 2 f. */
  private static void assertShares(Vocabulary vocabulary) {
    int[] drawn = draw(vocabulary);
    double sum = 0;
    for (int id = 0; id < drawn.length; id++) {
      sum += Math.pow((double) vocabulary.count(id), 0.75);
    }
    double chiSquare = 0;
    for (int id = 0; id < drawn.length; id++) {
      double expected = DRAWS * Math.pow((double) vocabulary.count(id), 0.75) / sum;
      chiSquare += (drawn[id] - expected) * (drawn[id] - expected) / expected;
    }
    int freedom = drawn.length - 1;
    assertThat(chiSquare).isLessThan(freedom + 5 * Math.sqrt(2.0 * freedom));
  }

  @Test
  void every_word_of_a_large_vocabulary_is_drawn() {
    int[] drawn = draw(Vocabularies.zipf(5000, 50_000)); // the rarest about 50 times
    assertThat(drawn).doesNotContain(0);
  }

  @Test
  void a_single_word_is_always_drawn() {
    assertThat(draw(Vocabularies.of(3))).containsExactly(DRAWS);
  }

  @Test
  void draws_repeat_with_their_seed() {
    NoiseSampler sampler = new NoiseSampler(Vocabularies.zipf(100, 1000));
    int[] words = new int[64];
    int[] again = new int[64];
    int[] others = new int[64];
    sampler.fill(words, new RandomBits(5, 0));
    sampler.fill(again, new RandomBits(5, 0));
    sampler.fill(others, new RandomBits(6, 0));
    assertThat(again).containsExactly(words);
    assertThat(others).isNotEqualTo(words);
  }

  private static int[] draw(Vocabulary vocabulary) {
    int[] words = new int[DRAWS];
    new NoiseSampler(vocabulary).fill(words, new RandomBits(1, 2));
    int[] drawn = new int[vocabulary.size()];
    for (int word : words) {
      drawn[word]++;
    }
    return drawn;
  }
}
