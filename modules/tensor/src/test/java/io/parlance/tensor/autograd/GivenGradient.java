package io.parlance.tensor.autograd;

/** Gives parameters gradients that no tape has computed. */
public final class GivenGradient {
  private GivenGradient() {}

  /** A gradient of every row. */
  public static void dense(Parameter parameter, float[] gradient) {
    parameter.beginGradient();
    System.arraycopy(gradient, 0, parameter.gradient(), 0, gradient.length);
  }

  /** A gradient of these rows, ascending. */
  public static void sparse(Parameter parameter, int[] rows, float[] gradient) {
    parameter.touch(rows, rows.length);
    System.arraycopy(gradient, 0, parameter.gradient(), 0, gradient.length);
  }
}
