package io.parlance.trainers.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.Vocabularies;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputWordsTest {
  private static final int WORDS = 50;

  @Test
  void a_word_has_one_row_in_a_block_and_rows_are_numbered_as_words_come() {
    OutputWords outputs =
        new OutputWords(
            new NoiseSampler(Vocabularies.zipf(WORDS, 1000)),
            WorkRows.shared(RowMatrix.padded(WORDS, 4)),
            20,
            10,
            0);
    Random random = new Random(1);
    for (int block = 0; block < 2000; block++) {
      outputs.clear();
      assertThat(outputs.rows()).isZero();
      List<Integer> words = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int word = random.nextInt(WORDS);
        if (!words.contains(word)) {
          words.add(word);
        }
        assertThat(outputs.row(word)).isEqualTo(words.indexOf(word));
      }
      assertThat(outputs.rows()).isEqualTo(words.size());
      outputs.draw(10, new RandomBits(block, 1));
      assertThat(outputs.rows()).isBetween(words.size(), words.size() + 10);
    }
  }
}
