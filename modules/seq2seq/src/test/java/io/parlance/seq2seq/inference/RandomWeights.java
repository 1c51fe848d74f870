package io.parlance.seq2seq.inference;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import java.util.Random;

/** Weights large enough that gates and attention are far from their middle. */
final class RandomWeights {
  private RandomWeights() {}

  static Weights of(ModelOptions options, int words) {
    Weights weights = Weights.zeros(Architecture.shapes(options, words));
    Random random = new Random(11);
    for (WeightShape shape : weights.shapes()) {
      float[] values = weights.values(shape.name());
      double spread = shape.rows() <= 2 ? 0.5 : 2 / Math.sqrt(shape.columns());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * spread);
      }
    }
    return weights;
  }
}
