package io.parlance.tensor.autograd;

/** Functions of each element alone. */
final class Elementwise {
  private static final int LEAST = 1 << 13;

  private Elementwise() {}

  /** {@code y = tanh(x)}, {@code dx = dy (1 - y²)}. */
  static Matrix tanh(Tape tape, Matrix x) {
    Matrix y = tape.matrix(x.rows, x.columns, x.needsGradient);
    int size = x.rows * x.columns;
    Portions.run(
        size,
        LEAST,
        tape.parallel,
        (from, to) ->
            tape.backend.tanh(x.values, x.offset + from, y.values, y.offset + from, to - from));
    tape.onBackward(
        () -> {
          if (!y.hasGradient() || !x.needsGradient) {
            return;
          }
          float[] slope = x.gradient();
          boolean first = x.beginGradient() == 0f;
          Portions.run(
              size,
              LEAST,
              tape.parallel,
              (from, to) -> {
                for (int i = from; i < to; i++) {
                  float value = y.values[y.offset + i];
                  float product = y.gradient()[y.gradientOffset() + i] * (1f - value * value);
                  int at = x.gradientOffset() + i;
                  slope[at] = first ? product : slope[at] + product;
                }
              });
        });
    return y;
  }
}
