package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomBitsTest {
  private static final int DRAWS = 200_000;

  @Test
  void numbers_repeat_with_seed_and_stream() {
    RandomBits random = new RandomBits(3, 4);
    RandomBits again = new RandomBits(3, 4);
    for (int i = 0; i < 100; i++) {
      assertThat(again.next()).isEqualTo(random.next());
    }
  }

  @Test
  void streams_of_near_seeds_and_near_numbers_share_nothing() {
    Set<Long> numbers = new HashSet<>();
    for (long seed = -2; seed <= 20; seed++) {
      for (long stream = -1; stream <= 20; stream++) {
        RandomBits random = new RandomBits(seed, stream);
        for (int i = 0; i < 100; i++) {
          numbers.add(random.next());
        }
      }
    }
    assertThat(numbers).hasSize(23 * 22 * 100); // of 64 bits: two alike by chance are unheard of
  }

  @Test
  void streams_of_near_seeds_do_not_resemble_each_other() {
    for (long other = 1; other <= 64; other++) {
      RandomBits random = new RandomBits(1, 0);
      RandomBits beside = new RandomBits(1, other);
      int alike = 0;
      for (int i = 0; i < 1000; i++) {
        alike += 64 - Long.bitCount(random.next() ^ beside.next());
      }
      assertThat(alike).isBetween(32_000 - 760, 32_000 + 760); // six times sqrt(64,000) / 2
    }
  }

  @Test
  void numbers_below_a_bound_are_uniform() {
    for (int bound : new int[] {1, 2, 3, 5, 10, 1000}) {
      int[] drawn = new int[bound];
      RandomBits random = new RandomBits(9, bound);
      for (int i = 0; i < DRAWS; i++) {
        drawn[random.below(bound)]++;
      }
      double expected = (double) DRAWS / bound;
      double chiSquare = 0;
      for (int count : drawn) {
        chiSquare += (count - expected) * (count - expected) / expected;
      }
      assertThat(chiSquare)
          .as("below %d", bound)
          .isLessThanOrEqualTo(bound - 1 + 5 * Math.sqrt(2.0 * (bound - 1)));
    }
  }

  @Test
  void units_fill_the_interval_from_0_to_1() {
    RandomBits random = new RandomBits(2, 2);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      float unit = random.unit();
      assertThat(unit >= 0 && unit < 1).isTrue();
      sum += unit;
      squares += unit * unit;
    }
    double error = 5 * Math.sqrt(1.0 / 12 / DRAWS);
    assertThat(sum / DRAWS).isBetween(0.5 - error, 0.5 + error);
    assertThat(squares / DRAWS).isBetween(1 / 3.0 - error, 1 / 3.0 + error);
  }
}
