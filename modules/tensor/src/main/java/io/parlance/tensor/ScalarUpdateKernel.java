package io.parlance.tensor;

/** {@link UpdateKernel} in plain loops: the reference. */
final class ScalarUpdateKernel implements UpdateKernel {

  @Override
  public double squares(float[] x, int offset, int n) {
    double sum = 0;
    for (int i = offset; i < offset + n; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum;
  }

  @Override
  public void adam(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] first,
      int firstOffset,
      float[] second,
      int secondOffset,
      AdamStep step) {
    for (int i = 0; i < n; i++) {
      float g = step.scale() * gradient[gradientOffset + i];
      float m = Math.fma(step.beta1(), first[firstOffset + i] - g, g);
      float v = Math.fma(step.beta2(), second[secondOffset + i] - g * g, g * g);
      first[firstOffset + i] = m;
      second[secondOffset + i] = v;
      float w = weights[weightsOffset + i];
      float kept = Math.fma(-step.decay(), w, w);
      weights[weightsOffset + i] = kept - step.rate() * m / ((float) Math.sqrt(v) + step.epsilon());
    }
  }

  @Override
  public void adaGrad(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] sums,
      int sumsOffset,
      AdaGradStep step) {
    for (int i = 0; i < n; i++) {
      float g = step.scale() * gradient[gradientOffset + i];
      float s = Math.fma(g, g, sums[sumsOffset + i]);
      sums[sumsOffset + i] = s;
      float w = weights[weightsOffset + i];
      float kept = Math.fma(-step.decay(), w, w);
      weights[weightsOffset + i] = kept - step.rate() * g / ((float) Math.sqrt(s) + step.epsilon());
    }
  }

  @Override
  public void rmsProp(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] means,
      int meansOffset,
      RmsPropStep step) {
    for (int i = 0; i < n; i++) {
      float g = step.scale() * gradient[gradientOffset + i];
      float s = Math.fma(step.memory(), means[meansOffset + i] - g * g, g * g);
      means[meansOffset + i] = s;
      float w = weights[weightsOffset + i];
      float kept = Math.fma(-step.decay(), w, w);
      weights[weightsOffset + i] = kept - step.rate() * g / ((float) Math.sqrt(s) + step.epsilon());
    }
  }

  @Override
  public void momentum(
      int n,
      float[] weights,
      int weightsOffset,
      float[] gradient,
      int gradientOffset,
      float[] velocity,
      int velocityOffset,
      MomentumStep step) {
    for (int i = 0; i < n; i++) {
      float g = step.scale() * gradient[gradientOffset + i];
      float v = Math.fma(step.momentum(), velocity[velocityOffset + i], g);
      velocity[velocityOffset + i] = v;
      float w = weights[weightsOffset + i];
      float kept = Math.fma(-step.decay(), w, w);
      weights[weightsOffset + i] = Math.fma(-step.rate(), v, kept);
    }
  }
}
