package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link PackedMatrix} must do on every backend; a backend's test extends this and says which
 * it is. The oracle sums in double.
 */
public abstract class PackedMatrixContract {
  private static final int[] ROWS = {1, 2, 3, 4, 5, 8, 9, 13, 14, 15, 16, 17, 28, 30, 64, 65};
  private static final int[] SIZES = {1, 3, 4, 15, 16, 17, 31, 32, 33, 64, 97, 130};

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(37);

  @Test
  void products_agree_with_double_sums_in_every_form_and_odd_size() {
    for (int columns : SIZES) {
      for (int depth : SIZES) {
        for (boolean transposed : new boolean[] {false, true}) {
          int rows = ROWS[random.nextInt(ROWS.length)];
          check(transposed, rows, columns, depth, random.nextInt(3));
        }
      }
    }
  }

  @Test
  void products_agree_for_every_number_of_rows() {
    for (int rows = 1; rows <= 66; rows++) {
      check(rows % 2 == 0, rows, 70, 9, rows % 3);
    }
  }

  @Test
  void products_agree_where_the_depth_is_cut() {
    check(false, 20, 33, 513, 0);
    check(true, 3, 40, 1500, 1);
    check(false, 64, 100, 2048, 2);
  }

  private void check(boolean transposed, int rows, int columns, int depth, float beta) {
    Strided a = strided(rows, depth);
    Strided b = transposed ? strided(columns, depth) : strided(depth, columns);
    Strided c = strided(rows, columns);
    if (beta == 0) {
      Arrays.fill(c.data, Float.NaN);
    }
    Strided before = c.copy();
    PackedMatrix packed = packed(transposed, b);
    assertThat(packed.depth()).isEqualTo(depth);
    assertThat(packed.columns()).isEqualTo(columns);
    multiply(packed, a, 0, columns, beta, c);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = beta == 0 ? 0 : beta * before.at(i, j);
        double size = Math.abs(sum);
        for (int p = 0; p < depth; p++) {
          double product = (double) a.at(i, p) * (transposed ? b.at(j, p) : b.at(p, j));
          sum += product;
          size += Math.abs(product);
        }
        if (!(Math.abs(c.at(i, j) - sum) <= 2e-6 * size)) {
          assertThat((double) c.at(i, j))
              .as("C(%d, %d) of %dx%dx%d", i, j, rows, columns, depth)
              .isEqualTo(sum);
        }
      }
    }
    c.assertGuardsWhole();
  }

  @Test
  void ranges_of_columns_and_of_rows_give_the_bits_of_the_whole() {
    for (int depth : new int[] {40, 1030}) {
      Strided a = strided(33, depth);
      PackedMatrix packed = packed(true, strided(330, depth));
      Strided whole = strided(33, 330);
      Strided parts = whole.copy();
      multiply(packed, a, 0, 330, 0.5f, whole);
      int step = packed.granularity() * 3;
      for (int from = 0; from < 330; from += step) {
        for (int row = 0; row < 33; row += 5) {
          packed.multiply(
              Math.min(5, 33 - row),
              a.data,
              a.offset + row * a.stride,
              a.stride,
              from,
              Math.min(330, from + step),
              0.5f,
              parts.data,
              parts.offset + row * parts.stride,
              parts.stride);
        }
      }
      assertThat(Arrays.equals(parts.data, whole.data)).isTrue();
    }
  }

  @Test
  void it_can_be_packed_anew_and_by_several_threads() {
    Strided a = strided(9, 60);
    Strided first = strided(700, 60);
    Strided second = strided(700, 60);
    PackedMatrix reused = packed(true, first);
    try (Parallel three = Parallel.of(3)) {
      reused.pack(true, second.data, second.offset, second.stride, three);
    }
    Strided found = strided(9, 700);
    Strided expected = found.copy();
    multiply(reused, a, 0, 700, 0, found);
    multiply(packed(true, second), a, 0, 700, 0, expected);
    assertThat(Arrays.equals(found.data, expected.data)).isTrue();
  }

  @Test
  void it_is_zero_at_first() {
    PackedMatrix packed = backend().packed(20, 50);
    Strided c = strided(3, 50);
    multiply(packed, strided(3, 20), 0, 50, 0, c);
    for (int j = 0; j < 50; j++) {
      assertThat(c.at(2, j)).isZero();
    }
  }

  @Test
  void eight_bit_products_agree_with_double_sums() {
    for (int columns : new int[] {1, 7, 15, 16, 17, 63, 64, 65, 130, 512}) {
      int rows = 11;
      Strided matrix = new Strided(rows, columns, 0, 1, random);
      float[] numbers = new float[rows * columns];
      for (int i = 0; i < rows; i++) {
        System.arraycopy(matrix.data, i * (columns + 1), numbers, i * columns, columns);
      }
      Arrays.fill(numbers, 5 * columns, 6 * columns, 0);
      QuantizedMatrix a = QuantizedMatrix.of(rows, columns, numbers);
      Strided x = new Strided(1, columns, 5, 1, random);
      float[] y = new float[rows + 3];
      backend().gemv(a, 0, rows, x.data, x.offset, y, 2);
      for (int i = 0; i < rows; i++) {
        double sum = 0;
        double size = 0;
        for (int j = 0; j < columns; j++) {
          double product = (double) a.scales()[i] * a.values()[i * columns + j] * x.at(0, j);
          sum += product;
          size += Math.abs(product);
        }
        assertThat(Math.abs(y[2 + i] - sum)).isLessThanOrEqualTo(1e-6 * size);
      }
      float[] parts = new float[rows + 3];
      for (int from = 0; from < rows; from += 3) {
        backend().gemv(a, from, Math.min(rows, from + 3), x.data, x.offset, parts, 2);
      }
      assertThat(parts).isEqualTo(y);
    }
  }

  private PackedMatrix packed(boolean transposed, Strided b) {
    PackedMatrix packed =
        backend().packed(transposed ? b.columns : b.rows, transposed ? b.rows : b.columns);
    packed.pack(transposed, b.data, b.offset, b.stride, Parallel.sequential());
    return packed;
  }

  private static void multiply(
      PackedMatrix packed, Strided a, int from, int to, float beta, Strided c) {
    packed.multiply(a.rows, a.data, a.offset, a.stride, from, to, beta, c.data, c.offset, c.stride);
  }

  private Strided strided(int rows, int columns) {
    return new Strided(rows, columns, random.nextInt(20), random.nextInt(20), random);
  }
}
