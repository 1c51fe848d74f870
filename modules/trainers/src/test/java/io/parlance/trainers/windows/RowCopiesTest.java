package io.parlance.trainers.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.RowMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowCopiesTest {
  private static final int ROWS = 50_000;
  private static final int DIMENSION = 3;

  private final RowMatrix shared = RowMatrix.padded(ROWS, DIMENSION);
  private final GainSums sums = new GainSums(shared);

  @Test
  void a_row_has_one_copy_in_a_block_however_many_there_are() {
    for (int id = 0; id < ROWS; id++) {
      shared.setRow(id, new float[] {id, 1, 2}, 0);
    }
    RowCopies copies = sums.worker();
    Random random = new Random(1);
    for (int block = 0; block < 20; block++) {
      copies.clear();
      Map<Integer, Integer> seen = new HashMap<>();
      for (int i = 0; i < 400 * block; i++) {
        int id = random.nextInt(ROWS);
        copies.reserve(1);
        int row = copies.row(id);
        assertThat(seen.putIfAbsent(id, row)).isIn(null, row);
        assertThat(copies.matrix().at(row, 0)).isEqualTo(id);
      }
      assertThat(seen.values()).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_one_worker_gained_is_added_whole_and_the_rest_stays() {
    RowCopies copies = sums.worker();
    sums.worker();
    for (int times = 0; times < 100; times++) {
      gain(copies, 7, times == 0 ? 1f : 0f);
    }
    gain(copies, 8, 2f);
    add(3);
    assertThat(shared.at(7, 0)).isCloseTo(1, within(1e-6f));
    assertThat(shared.at(8, 0)).isEqualTo(2);
    assertThat(shared.at(9, 0)).isZero();
  }

  @Test
  void gains_of_a_rare_row_add_up_and_those_of_a_frequent_one_go_one_way_together() {
    List<RowCopies> workers = Stream.generate(sums::worker).limit(8).toList();
    for (int round = 1; round <= 3; round++) {
      for (RowCopies copies : workers) {
        copies.clear();
        gain(copies, 1, 1f);
        for (int times = 0; times < 1000; times++) {
          gain(copies, 2, times == 0 ? 1f : 0f);
        }
      }
      gain(workers.get(round), 3, 1f); // which nobody else meets
      add(round);
      assertThat(shared.at(1, 0)).isEqualTo(8 * round);
      assertThat(shared.at(2, 0)).isCloseTo(round, within(1e-2f));
      assertThat(shared.at(3, 0)).isEqualTo(round);
    }
  }

  private void gain(RowCopies copies, int id, float by) {
    copies.reserve(1);
    int row = copies.row(id);
    copies.matrix().setRow(row, new float[] {copies.matrix().at(row, 0) + by, 0, 0}, 0);
  }

  private void add(int parts) {
    sums.begin(0.05f);
    for (int part = 0; part < parts; part++) {
      sums.add(part, parts);
    }
  }
}
