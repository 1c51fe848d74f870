package io.parlance.tensor.autograd;

import java.util.List;

/** Rows taken out and put together; the gradient goes where they came from. */
final class Rows {
  private Rows() {}

  static Matrix gather(Tape tape, Matrix x, int[] indices) {
    Matrix y = tape.matrix(indices.length, x.columns, x.needsGradient);
    for (int row = 0; row < indices.length; row++) {
      System.arraycopy(
          x.values,
          x.offset + indices[row] * x.columns,
          y.values,
          y.offset + row * x.columns,
          x.columns);
    }
    tape.onBackward(
        () -> {
          if (y.hasGradient() && x.needsGradient) {
            float[] slope = x.addedGradient();
            for (int row = 0; row < indices.length; row++) {
              tape.backend.axpy(
                  x.columns,
                  1f,
                  y.gradient(),
                  y.gradientOffset() + row * x.columns,
                  slope,
                  x.gradientOffset() + indices[row] * x.columns);
            }
          }
        });
    return y;
  }

  static Matrix stack(Tape tape, List<Matrix> parts) {
    int rows = parts.stream().mapToInt(Matrix::rows).sum();
    Matrix y = tape.matrix(rows, parts.get(0).columns, true);
    int at = 0;
    for (Matrix part : parts) {
      int size = part.rows * part.columns;
      System.arraycopy(part.values, part.offset, y.values, y.offset + at, size);
      at += size;
    }
    tape.onBackward(
        () -> {
          if (!y.hasGradient()) {
            return;
          }
          int from = y.gradientOffset();
          for (Matrix part : parts) {
            int size = part.rows * part.columns;
            if (part.needsGradient) {
              float[] slope = part.addedGradient();
              tape.backend.axpy(size, 1f, y.gradient(), from, slope, part.gradientOffset());
            }
            from += size;
          }
        });
    return y;
  }
}
