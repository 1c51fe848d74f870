package io.parlance.trainers.glove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripesTest {
  @Test
  void each_word_has_one_place_in_one_block() {
    for (int words : new int[] {1, 2, 63, 64, 511, 512, 1000, 67_878}) {
      Stripes stripes = Stripes.of(words, 896);
      long sum = 0;
      for (int block = 0; block < stripes.blocks(); block++) {
        sum += stripes.size(block);
        for (int place = 0; place < stripes.size(block); place++) {
          int word = stripes.word(block, place);
          assertThat(word).isLessThan(words);
          assertThat(stripes.block(word)).isEqualTo(block);
          assertThat(stripes.place(word)).isEqualTo(place);
        }
      }
      assertThat(sum).isEqualTo(words);
    }
  }

  @Test
  void blocks_fit_in_a_cache_and_their_rows_in_sixteen_bits() {
    assertThat(Stripes.of(50, 896).blocks()).isEqualTo(1);
    assertThat(Stripes.of(67_878, 896).blocks()).isEqualTo(64);
    assertThat(Stripes.of(1_000_000, 2560).blocks()).isEqualTo(128);
    assertThat(Stripes.of(20_000_000, 896).size(0)).isLessThan(1 << 16);
  }
}
