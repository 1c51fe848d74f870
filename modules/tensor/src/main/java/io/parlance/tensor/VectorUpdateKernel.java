package io.parlance.tensor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link UpdateKernel} by the Vector API; memory sets the pace. The tail is done by the plain
 * loops, whose arithmetic is the same.
 */
final class VectorUpdateKernel implements UpdateKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  private final ScalarUpdateKernel plain = new ScalarUpdateKernel();

  @Override
  public double squares(float[] x, int offset, int n) {
    int body = n - n % LANES;
    return squaresOfVectors(x, offset, body) + plain.squares(x, offset + body, n - body);
  }

  private static double squaresOfVectors(float[] x, int offset, int n) {
    DoubleVector low = DoubleVector.zero(DoubleVector.SPECIES_PREFERRED);
    DoubleVector high = low;
    for (int i = offset; i < offset + n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, i);
      DoubleVector d0 = (DoubleVector) v.convert(VectorOperators.F2D, 0);
      DoubleVector d1 = (DoubleVector) v.convert(VectorOperators.F2D, 1);
      low = d0.fma(d0, low);
      high = d1.fma(d1, high);
    }
    DoubleVector sums = low.add(high);
    double sum = 0;
    for (int lane = 0; lane < LANES / 2; lane++) {
      sum += sums.lane(lane);
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
    FloatVector rate = FloatVector.broadcast(S, step.rate());
    FloatVector beta1 = FloatVector.broadcast(S, step.beta1());
    FloatVector beta2 = FloatVector.broadcast(S, step.beta2());
    FloatVector epsilon = FloatVector.broadcast(S, step.epsilon());
    FloatVector decay = FloatVector.broadcast(S, -step.decay());
    FloatVector scale = FloatVector.broadcast(S, step.scale());
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      FloatVector g = FloatVector.fromArray(S, gradient, gradientOffset + i).mul(scale);
      FloatVector m = FloatVector.fromArray(S, first, firstOffset + i);
      FloatVector v = FloatVector.fromArray(S, second, secondOffset + i);
      FloatVector w = FloatVector.fromArray(S, weights, weightsOffset + i);
      FloatVector square = g.mul(g);
      m = beta1.fma(m.sub(g), g);
      v = beta2.fma(v.sub(square), square);
      m.intoArray(first, firstOffset + i);
      v.intoArray(second, secondOffset + i);
      FloatVector move = rate.mul(m).div(v.lanewise(VectorOperators.SQRT).add(epsilon));
      decay.fma(w, w).sub(move).intoArray(weights, weightsOffset + i);
    }
    plain.adam(
        n - body,
        weights,
        weightsOffset + body,
        gradient,
        gradientOffset + body,
        first,
        firstOffset + body,
        second,
        secondOffset + body,
        step);
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
    FloatVector rate = FloatVector.broadcast(S, step.rate());
    FloatVector epsilon = FloatVector.broadcast(S, step.epsilon());
    FloatVector decay = FloatVector.broadcast(S, -step.decay());
    FloatVector scale = FloatVector.broadcast(S, step.scale());
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      FloatVector g = FloatVector.fromArray(S, gradient, gradientOffset + i).mul(scale);
      FloatVector s = g.fma(g, FloatVector.fromArray(S, sums, sumsOffset + i));
      FloatVector w = FloatVector.fromArray(S, weights, weightsOffset + i);
      s.intoArray(sums, sumsOffset + i);
      FloatVector move = rate.mul(g).div(s.lanewise(VectorOperators.SQRT).add(epsilon));
      decay.fma(w, w).sub(move).intoArray(weights, weightsOffset + i);
    }
    plain.adaGrad(
        n - body,
        weights,
        weightsOffset + body,
        gradient,
        gradientOffset + body,
        sums,
        sumsOffset + body,
        step);
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
    FloatVector rate = FloatVector.broadcast(S, step.rate());
    FloatVector memory = FloatVector.broadcast(S, step.memory());
    FloatVector epsilon = FloatVector.broadcast(S, step.epsilon());
    FloatVector decay = FloatVector.broadcast(S, -step.decay());
    FloatVector scale = FloatVector.broadcast(S, step.scale());
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      FloatVector g = FloatVector.fromArray(S, gradient, gradientOffset + i).mul(scale);
      FloatVector square = g.mul(g);
      FloatVector s = FloatVector.fromArray(S, means, meansOffset + i);
      FloatVector w = FloatVector.fromArray(S, weights, weightsOffset + i);
      s = memory.fma(s.sub(square), square);
      s.intoArray(means, meansOffset + i);
      FloatVector move = rate.mul(g).div(s.lanewise(VectorOperators.SQRT).add(epsilon));
      decay.fma(w, w).sub(move).intoArray(weights, weightsOffset + i);
    }
    plain.rmsProp(
        n - body,
        weights,
        weightsOffset + body,
        gradient,
        gradientOffset + body,
        means,
        meansOffset + body,
        step);
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
    FloatVector rate = FloatVector.broadcast(S, -step.rate());
    FloatVector momentum = FloatVector.broadcast(S, step.momentum());
    FloatVector decay = FloatVector.broadcast(S, -step.decay());
    FloatVector scale = FloatVector.broadcast(S, step.scale());
    int body = n - n % LANES;
    for (int i = 0; i < body; i += LANES) {
      FloatVector g = FloatVector.fromArray(S, gradient, gradientOffset + i).mul(scale);
      FloatVector v = momentum.fma(FloatVector.fromArray(S, velocity, velocityOffset + i), g);
      FloatVector w = FloatVector.fromArray(S, weights, weightsOffset + i);
      v.intoArray(velocity, velocityOffset + i);
      rate.fma(v, decay.fma(w, w)).intoArray(weights, weightsOffset + i);
    }
    plain.momentum(
        n - body,
        weights,
        weightsOffset + body,
        gradient,
        gradientOffset + body,
        velocity,
        velocityOffset + body,
        step);
  }
}
