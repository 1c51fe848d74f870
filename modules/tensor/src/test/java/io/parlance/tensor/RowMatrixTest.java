package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowMatrixTest {
  @Test
  void rows_in_several_blocks_are_apart_and_whole() {
    RowMatrix matrix = new RowMatrix(21, 5, 16, 70); // 4 rows a block
    float[] row = new float[7];
    for (int r = 0; r < 21; r++) {
      for (int i = 0; i < 5; i++) {
        row[1 + i] = 100 * r + i;
      }
      matrix.setRow(r, row, 1);
    }
    Set<float[]> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int r = 0; r < 21; r++) {
      blocks.add(matrix.block(r));
      float[] copy = new float[8];
      matrix.copyRow(r, copy, 2);
      for (int i = 0; i < 5; i++) {
        assertThat(matrix.at(r, i)).isEqualTo(100 * r + i);
        assertThat(copy[2 + i]).isEqualTo(100 * r + i);
      }
      assertThat(copy[7]).isZero();
      for (int i = 5; i < 16; i++) {
        assertThat(matrix.block(r)[matrix.offset(r) + i]).as("padding").isZero();
      }
    }
    assertThat(blocks).hasSize(6);
  }

  @Test
  void contiguous_rows_end_with_their_block() {
    RowMatrix matrix = new RowMatrix(10, 5, 16, 70);
    assertThat(matrix.contiguous(0)).isEqualTo(4);
    assertThat(matrix.contiguous(3)).isEqualTo(1);
    assertThat(matrix.contiguous(4)).isEqualTo(4);
    assertThat(matrix.contiguous(8)).isEqualTo(2);
  }

  @Test
  void a_row_longer_than_a_block_has_one_of_its_own() {
    RowMatrix matrix = new RowMatrix(3, 100, 112, 70);
    assertThat(matrix.block(0)).isNotSameAs(matrix.block(1));
    assertThat(matrix.contiguous(1)).isOne();
  }

  @Test
  void padding_fills_rows_up_to_whole_vectors() {
    assertThat(RowMatrix.padded(3, 100).stride()).isEqualTo(112);
    assertThat(RowMatrix.padded(3, 112).stride()).isEqualTo(112);
    assertThat(RowMatrix.dense(3, 100).stride()).isEqualTo(100);
    assertThat(RowMatrix.paddedBytes(3_000_000_000L, 100)).isEqualTo(3_000_000_000L * 112 * 4);
  }

  @Test
  void rows_start_on_a_cache_line_behind_the_array_header() {
    RowMatrix matrix = RowMatrix.padded(3, 20);
    for (int r = 0; r < 3; r++) {
      assertThat((16 + 4 * matrix.offset(r)) % 64).isZero();
    }
  }

  @Test
  void an_empty_matrix_has_no_rows_and_a_negative_one_is_refused() {
    assertThat(RowMatrix.dense(0, 5).rows()).isZero();
    assertThatThrownBy(() -> RowMatrix.dense(-1, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a matrix needs rows >= 0 and dimension >= 1, not -1 x 5");
    assertThatThrownBy(() -> RowMatrix.padded(5, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
