package io.parlance.trainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.RandomBits;
import io.parlance.text.Vocabulary;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SubsamplingTest {
  private static final int DRAWS = 200_000;

  @Test
  void a_word_stays_with_the_rate_of_its_frequency() {
    Vocabulary vocabulary = Vocabularies.of(9000, 900, 90, 9, 1);
    for (double sample : new double[] {1e-1, 1e-3, 1e-5}) {
      Subsampling subsampling = new Subsampling(vocabulary, sample);
      for (int id = 0; id < vocabulary.size(); id++) {
        double frequency = vocabulary.count(id) / 10_000.0;
        double rate = Math.min(1, Math.sqrt(sample / frequency) + sample / frequency);
        double error = 5 * Math.sqrt(rate * (1 - rate) / DRAWS);
        assertThat((double) kept(subsampling, id) / DRAWS)
            .as("word of frequency %s, sample %s", frequency, sample)
            .isCloseTo(rate, within(error));
      }
    }
  }

  @Test
  void a_sample_of_zero_keeps_every_word() {
    Subsampling subsampling = new Subsampling(Vocabularies.of(1_000_000, 1), 0);
    assertThat(kept(subsampling, 0)).isEqualTo(DRAWS);
    assertThat(kept(subsampling, 1)).isEqualTo(DRAWS);
  }

  @Test
  void the_words_that_stay_keep_their_order() {
    // f = 1 of t = 1e-9 stays three times in 100,000; the others always
    Subsampling subsampling = new Subsampling(Vocabularies.of(1_000_000_000, 1, 1, 1), 1e-9);
    int[] ids = {1, 0, 2, 0, 0, 3, 1, 0};
    int[] kept = new int[8];
    int length = subsampling.filter(ids, 8, kept, new RandomBits(1, 1));
    assertThat(Arrays.copyOf(kept, length)).containsExactly(1, 2, 3, 1);
    assertThat(subsampling.filter(ids, 1, kept, new RandomBits(1, 1))).isOne();
    assertThat(subsampling.filter(ids, 0, kept, new RandomBits(1, 1))).isZero();
  }

  private static int kept(Subsampling subsampling, int id) {
    int[] ids = new int[DRAWS];
    Arrays.fill(ids, id);
    return subsampling.filter(ids, DRAWS, new int[DRAWS], new RandomBits(4, id));
  }
}
