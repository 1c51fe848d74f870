package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

/** Random matrices of rows, and whether a kernel left them as it must. */
final class RandomRows {
  private RandomRows() {}

  /** A padded matrix in one array, its elements within ±0.5. */
  static RowMatrix padded(int rows, int dimension, Random random) {
    RowMatrix matrix = RowMatrix.padded(rows, dimension);
    float[] row = new float[dimension];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < dimension; k++) {
        row[k] = random.nextFloat() - 0.5f;
      }
      matrix.setRow(r, row, 0);
    }
    return matrix;
  }

  /** The same matrix in arrays of at most {@code perArray} rows (a power of two). */
  static RowMatrix copy(RowMatrix matrix, int perArray) {
    int stride = matrix.stride();
    RowMatrix copy = new RowMatrix(matrix.rows(), matrix.dimension(), stride, perArray * stride);
    for (int r = 0; r < matrix.rows(); r++) {
      copy.setRow(r, matrix.block(r), matrix.offset(r));
    }
    return copy;
  }

  static RowMatrix copy(RowMatrix matrix) {
    return copy(matrix, Integer.highestOneBit(matrix.rows()) * 2);
  }

  /** The elements without padding. */
  static double[][] values(RowMatrix matrix) {
    double[][] values = new double[matrix.rows()][matrix.dimension()];
    for (int r = 0; r < matrix.rows(); r++) {
      for (int k = 0; k < matrix.dimension(); k++) {
        values[r][k] = matrix.at(r, k);
      }
    }
    return values;
  }

  /** So many of the numbers below {@code bound}, no one twice. */
  static int[] different(int count, int bound, Random random) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      int next = random.nextInt(bound);
      for (int j = 0; j < i; j++) {
        if (numbers[j] == next) {
          next = (next + 1) % bound;
          j = -1;
        }
      }
      numbers[i] = next;
    }
    return numbers;
  }

  /** Elements are near the expected ones, and nothing outside the elements is changed. */
  static void assertNear(RowMatrix matrix, double[][] expected, double error, String what) {
    for (int r = 0; r < matrix.rows(); r++) {
      for (int k = 0; k < matrix.dimension(); k++) {
        if (!(Math.abs(matrix.at(r, k) - expected[r][k]) <= error)) {
          assertThat((double) matrix.at(r, k))
              .as("(%d, %d) of %s", r, k, what)
              .isEqualTo(expected[r][k]);
        }
      }
      for (int k = matrix.dimension(); k < matrix.stride(); k++) {
        assertThat(matrix.block(r)[matrix.offset(r) + k]).as("padding of %s", what).isZero();
      }
    }
    for (int k = 0; k < matrix.offset(0); k++) {
      assertThat(matrix.block(0)[k]).as("what is before the rows of %s", what).isZero();
    }
  }

  /** Both hold the same bits, padding included. */
  static void assertSame(RowMatrix matrix, RowMatrix expected, String what) {
    for (int r = 0; r < matrix.rows(); r++) {
      for (int k = 0; k < matrix.stride(); k++) {
        int bits = Float.floatToRawIntBits(matrix.block(r)[matrix.offset(r) + k]);
        int same = Float.floatToRawIntBits(expected.block(r)[expected.offset(r) + k]);
        if (bits != same) {
          assertThat(Float.intBitsToFloat(bits))
              .as("(%d, %d) of %s", r, k, what)
              .isEqualTo(Float.intBitsToFloat(same));
        }
      }
    }
  }
}
