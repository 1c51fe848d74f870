package io.parlance.tensor;

/**
 * What optimizers do with {@code n} weights, their gradient and what is remembered of it, each
 * contiguous. Element by element: a cut into parts changes no bit but in {@link #squares}.
 * Stateless; safe on any thread.
 */
public interface UpdateKernel {

  /** The sum of the squares, in double. */
  double squares(float[] x, int offset, int n);

  /**
   * A step of Adam.
   *
   * @param first the first moment m
   * @param second the second moment v
   */
  void adam(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] first,
      int firstOffset,
      float[] second,
      int secondOffset,
      AdamStep step);

  /**
   * A step of AdaGrad.
   *
   * @param sums the sums of squares s
   */
  void adaGrad(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] sums,
      int sumsOffset,
      AdaGradStep step);

  /**
   * A step of RMSProp.
   *
   * @param means the mean squares s
   */
  void rmsProp(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] means,
      int meansOffset,
      RmsPropStep step);

  /**
   * A step of gradient descent with momentum.
   *
   * @param velocity v
   */
  void momentum(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] velocity,
      int velocityOffset,
      MomentumStep step);
}
