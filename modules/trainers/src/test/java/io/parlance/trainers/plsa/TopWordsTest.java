package io.parlance.trainers.plsa;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.RowMatrix;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopWordsTest {
  private static final int WORDS = 500;
  private static final int TOPICS = 6;

  @Test
  void they_are_those_that_sorting_all_by_the_formula_gives() {
    Random random = new Random(3);
    RowMatrix words = RowMatrix.padded(WORDS, TOPICS);
    float[] row = new float[TOPICS];
    for (int word = 0; word < WORDS; word++) {
      for (int z = 0; z < TOPICS; z++) {
        row[z] = random.nextInt(4) == 0 ? 0 : (float) Math.exp(5 * random.nextGaussian()) / WORDS;
      }
      words.setRow(word, row, 0);
    }
    float[] shares = {0.4f, 0.3f, 0.2f, 0.06f, 0.03f, 0.01f};
    for (int z = 0; z < TOPICS; z++) {
      int topic = z;
      for (WordOrder order : WordOrder.values()) {
        double[] weights = new double[WORDS];
        for (int word = 0; word < WORDS; word++) {
          double marginal = 0;
          for (int other = 0; other < TOPICS; other++) {
            marginal += shares[other] * words.at(word, other);
          }
          double p = words.at(word, topic);
          weights[word] =
              order == WordOrder.PROBABLE || p == 0 ? p : (float) (p * Math.log(p / marginal));
        }
        int[] expected =
            IntStream.range(0, WORDS)
                .boxed()
                .filter(word -> weights[word] > 0)
                .sorted(Comparator.comparingDouble(word -> -weights[word]))
                .limit(20)
                .mapToInt(word -> word)
                .toArray();
        assertThat(TopWords.of(words, shares, topic, order, 20)).isEqualTo(expected);
      }
    }
  }

  @Test
  void words_of_no_topic_are_not_among_them() {
    RowMatrix words = RowMatrix.padded(4, 1);
    words.setRow(2, new float[] {1}, 0);
    assertThat(TopWords.of(words, new float[] {1}, 0, WordOrder.PROBABLE, 3)).containsExactly(2);
  }
}
