package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

/** A random matrix with an offset and a stride, and NaN wherever it has no element. */
final class Strided {
  private static final int AFTER = 19;

  final float[] data;
  final int rows;
  final int columns;
  final int offset;
  final int stride;

  Strided(int rows, int columns, int offset, int gap, Random random) {
    this(rows, columns, offset, columns + gap, new float[offset + rows * (columns + gap) + AFTER]);
    Arrays.fill(data, Float.NaN);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        data[offset + i * stride + j] = random.nextFloat() * 2 - 1;
      }
    }
  }

  private Strided(int rows, int columns, int offset, int stride, float[] data) {
    this.rows = rows;
    this.columns = columns;
    this.offset = offset;
    this.stride = stride;
    this.data = data;
  }

  float at(int row, int column) {
    return data[offset + row * stride + column];
  }

  Strided copy() {
    return new Strided(rows, columns, offset, stride, data.clone());
  }

  void assertGuardsWhole() {
    for (int i = 0; i < data.length; i++) {
      int from = i - offset;
      boolean inside = from >= 0 && from / stride < rows && from % stride < columns;
      if (!inside && !Float.isNaN(data[i])) {
        assertThat(data[i]).as("guard at %d of %dx%d", i, rows, columns).isNaN();
      }
    }
  }
}
