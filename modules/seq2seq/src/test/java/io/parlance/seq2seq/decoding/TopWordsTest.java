package io.parlance.seq2seq.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TopWordsTest {

  @Property(tries = 300)
  void the_best_are_those_that_sorting_gives(
      @ForAll @Size(max = 60) byte[] bytes, @ForAll @IntRange(min = 1, max = 70) int k) {
    float[] values = new float[bytes.length + 1];
    for (int i = 0; i < bytes.length; i++) { // few different ones, some banned, some NaN
      int coarse = bytes[i] / 8;
      values[i + 1] =
          bytes[i] % 7 == 0 ? Float.NEGATIVE_INFINITY : bytes[i] % 11 == 0 ? Float.NaN : coarse;
    }
    Comparator<Integer> best = Comparator.comparingDouble(id -> -values[id + 1]);
    int[] expected =
        IntStream.range(0, bytes.length)
            .filter(id -> values[id + 1] > Float.NEGATIVE_INFINITY)
            .boxed()
            .sorted(best)
            .limit(k)
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(TopWords.of(values, 1, bytes.length, k)).containsExactly(expected);
  }
}
