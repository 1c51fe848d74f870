package io.parlance.trainers.word2vec;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tensor.RowMatrix;
import org.junit.jupiter.api.Test;

class HotRowsTest {
  private static final int ROWS = 100;
  private static final int DIMENSION = 20;
  private static final int HOT = 64;
  private static final int COLD = ROWS - HOT;

  @Test
  void each_thread_has_copies_of_the_last_rows_of_its_own() {
    RowMatrix matrix = HotRows.matrix(ROWS, DIMENSION, 2);
    assertThat(matrix.rows()).isEqualTo(ROWS + 2 * HOT);
    HotRows one = HotRows.of(matrix, ROWS, 0, 2);
    HotRows two = HotRows.of(matrix, ROWS, 1, 2);
    for (int row = 0; row < COLD; row++) {
      assertThat(one.row(row)).isEqualTo(row);
      assertThat(two.row(row)).isEqualTo(row);
    }
    for (int row = COLD; row < ROWS; row++) {
      assertThat(one.row(row)).isEqualTo(ROWS + row - COLD);
      assertThat(two.row(row)).isEqualTo(ROWS + HOT + row - COLD);
    }
  }

  @Test
  void a_matrix_of_few_rows_is_copied_whole() {
    RowMatrix matrix = HotRows.matrix(3, DIMENSION, 4);
    assertThat(matrix.rows()).isEqualTo(3 + 4 * 3);
    assertThat(HotRows.of(matrix, 3, 3, 4).row(2)).isEqualTo(14);
  }

  @Test
  void one_thread_needs_no_copies() {
    RowMatrix matrix = HotRows.matrix(ROWS, DIMENSION, 1);
    assertThat(matrix.rows()).isEqualTo(ROWS);
    HotRows rows = HotRows.of(matrix, ROWS, 0, 1);
    for (int row = 0; row < ROWS; row++) {
      assertThat(rows.row(row)).isEqualTo(row);
    }
    add(matrix, ROWS - 1, 3);
    rows.merge();
    assertRow(matrix, ROWS - 1, 3);
  }

  @Test
  void merging_adds_what_every_thread_gained() {
    RowMatrix matrix = HotRows.matrix(ROWS, DIMENSION, 2);
    HotRows one = HotRows.of(matrix, ROWS, 0, 2);
    HotRows two = HotRows.of(matrix, ROWS, 1, 2);
    add(matrix, one.row(99), 1);
    add(matrix, two.row(99), 16);
    add(matrix, two.row(COLD), 4);
    one.merge();
    assertRow(matrix, 99, 1);
    two.merge();
    assertRow(matrix, 99, 17);
    assertRow(matrix, COLD, 4);
    assertRow(matrix, two.row(99), 17);
    assertRow(matrix, one.row(99), 1);
    add(matrix, one.row(99), 2); // on what it last saw
    one.merge();
    assertRow(matrix, 99, 19);
    assertRow(matrix, one.row(99), 19);
    assertRow(matrix, one.row(COLD), 4);
    two.merge();
    assertRow(matrix, 99, 19);
    assertRow(matrix, two.row(99), 19);
  }

  @Test
  void merging_without_a_gain_changes_nothing() {
    RowMatrix matrix = HotRows.matrix(ROWS, DIMENSION, 2);
    HotRows one = HotRows.of(matrix, ROWS, 0, 2);
    add(matrix, one.row(50), 8);
    one.merge();
    one.merge();
    assertRow(matrix, 50, 8);
  }

  @Test
  void a_new_epoch_takes_the_shared_rows_over_and_adds_nothing() {
    RowMatrix matrix = HotRows.matrix(ROWS, DIMENSION, 2);
    HotRows one = HotRows.of(matrix, ROWS, 0, 2);
    HotRows two = HotRows.of(matrix, ROWS, 1, 2);
    add(matrix, one.row(50), 8);
    add(matrix, two.row(50), 1);
    one.merge();
    two.merge();
    HotRows oneAgain = HotRows.of(matrix, ROWS, 0, 2);
    HotRows twoAgain = HotRows.of(matrix, ROWS, 1, 2);
    assertRow(matrix, 50, 9);
    assertRow(matrix, oneAgain.row(50), 9);
    assertRow(matrix, twoAgain.row(50), 9);
  }

  private static void add(RowMatrix matrix, int row, float gain) {
    for (int k = 0; k < DIMENSION; k++) {
      matrix.block(row)[matrix.offset(row) + k] += gain * (k + 1);
    }
  }

  private static void assertRow(RowMatrix matrix, int row, float gain) {
    for (int k = 0; k < DIMENSION; k++) {
      assertThat(matrix.at(row, k)).as("(%d, %d)", row, k).isEqualTo(gain * (k + 1));
    }
    assertThat(matrix.block(row)[matrix.offset(row) + DIMENSION]).as("padding").isZero();
  }
}
