package io.parlance.tensor.autograd;

import java.util.Arrays;

/** What is added to every row, and its gradient, the sum over the rows. */
final class Bias {
  private static final int LEAST_ROWS = 32;
  private static final int COLUMNS_A_PART = 128;

  private Bias() {}

  /** Each of the rows becomes row {@code which} of the bias. */
  static void fill(
      Tape tape, Parameter bias, int which, float[] to, int offset, int rows, int columns) {
    Portions.run(
        rows,
        LEAST_ROWS,
        tape.parallel,
        (from, end) -> {
          for (int row = from; row < end; row++) {
            System.arraycopy(bias.values(), which * columns, to, offset + row * columns, columns);
          }
        });
  }

  /** Adds the sums of the rows of {@code slope} to row {@code which} of the bias's gradient. */
  static void addSums(
      Tape tape, Parameter bias, int which, float[] slope, int offset, int rows, int columns) {
    if (bias.beginGradient()) {
      Arrays.fill(bias.gradient(), 0f);
    }
    int parts = (columns + COLUMNS_A_PART - 1) / COLUMNS_A_PART;
    tape.parallelFor((long) rows * columns)
        .run(
            parts,
            part -> {
              int from = part * COLUMNS_A_PART;
              int width = Math.min(COLUMNS_A_PART, columns - from);
              int to = which * columns + from;
              for (int row = 0; row < rows; row++) {
                tape.backend.axpy(
                    width, 1f, slope, offset + row * columns + from, bias.gradient(), to);
              }
            });
  }
}
