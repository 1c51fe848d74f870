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

  /** Rows {@code from … to-1}. */
  static Matrix range(Tape tape, Matrix x, int from, int to) {
    Matrix y = tape.matrix(to - from, x.columns, x.needsGradient);
    int size = (to - from) * x.columns;
    System.arraycopy(x.values, x.offset + from * x.columns, y.values, y.offset, size);
    tape.onBackward(
        () -> {
          if (y.hasGradient() && x.needsGradient) {
            float[] slope = x.addedGradient();
            int at = x.gradientOffset() + from * x.columns;
            tape.backend.axpy(size, 1f, y.gradient(), y.gradientOffset(), slope, at);
          }
        });
    return y;
  }

  static Matrix beside(Tape tape, Matrix left, Matrix right) {
    int wide = left.columns + right.columns;
    Matrix y = tape.matrix(left.rows, wide, left.needsGradient || right.needsGradient);
    for (int row = 0; row < left.rows; row++) {
      int to = y.offset + row * wide;
      int from = left.offset + row * left.columns;
      System.arraycopy(left.values, from, y.values, to, left.columns);
      from = right.offset + row * right.columns;
      System.arraycopy(right.values, from, y.values, to + left.columns, right.columns);
    }
    tape.onBackward(
        () -> {
          if (y.hasGradient()) {
            addColumns(tape, y, 0, left);
            addColumns(tape, y, left.columns, right);
          }
        });
    return y;
  }

  private static void addColumns(Tape tape, Matrix y, int column, Matrix x) {
    if (!x.needsGradient) {
      return;
    }
    float[] slope = x.addedGradient();
    for (int row = 0; row < x.rows; row++) {
      tape.backend.axpy(
          x.columns,
          1f,
          y.gradient(),
          y.gradientOffset() + row * y.columns + column,
          slope,
          x.gradientOffset() + row * x.columns);
    }
  }
}
