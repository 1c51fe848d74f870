package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.autograd.Cell;
import java.util.List;

/** Weights before anything was learned. */
public final class InitialWeights {
  /** The standard deviation of words' vectors. */
  private static final float WORDS = 1f;

  /** An LSTM that at first forgets little learns over longer distances (Jozefowicz et al. 2015). */
  private static final float FORGET_BIAS = 1f;

  private InitialWeights() {}

  /**
   * Random ones: words' vectors normal, all else uniform within one through the root of the number
   * of inputs.
   */
  public static Weights random(ModelOptions options, int words, long seed) {
    List<WeightShape> shapes = Architecture.shapes(options, words);
    Weights weights = Weights.zeros(shapes);
    for (int i = 0; i < shapes.size(); i++) {
      WeightShape shape = shapes.get(i);
      RandomBits random = new RandomBits(seed, i);
      float[] values = weights.values(shape.name());
      if (shape.name().equals(Architecture.EMBEDDING)) {
        normal(values, options.tied() ? (float) Math.sqrt(1.0 / shape.columns()) : WORDS, random);
      } else if (!shape.name().endsWith("bias")) {
        uniform(values, (float) (1 / Math.sqrt(inputs(shape, options))), random);
      }
    }
    if (options.cell() == Cell.LSTM) {
      forgetLittle(weights);
    }
    return weights;
  }

  private static int inputs(WeightShape shape, ModelOptions options) {
    // A cell's input is scaled as its output is: by the number of its units.
    boolean recurrent = shape.name().endsWith(".input") || shape.name().endsWith(".recurrent");
    boolean encoder = shape.name().startsWith("encoder");
    return !recurrent ? shape.columns() : encoder ? options.hidden() / 2 : options.hidden();
  }

  private static void forgetLittle(Weights weights) {
    for (WeightShape shape : weights.shapes()) {
      if (shape.name().endsWith(".bias")
          && !shape.name().contains("combine")
          && !shape.name().startsWith("output")) {
        float[] bias = weights.values(shape.name());
        int units = shape.columns() / Cell.LSTM.gates();
        for (int unit = 0; unit < units; unit++) {
          bias[Cell.LSTM.index(1, unit)] = FORGET_BIAS;
        }
      }
    }
  }

  private static void uniform(float[] values, float bound, RandomBits random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = bound * (2 * random.unit() - 1);
    }
  }

  /** Box & Muller 1958. */
  static void normal(float[] values, float deviation, RandomBits random) {
    for (int i = 0; i < values.length; i++) {
      double radius = Math.sqrt(-2 * Math.log(1 - random.unit()));
      values[i] = (float) (deviation * radius * Math.cos(2 * Math.PI * random.unit()));
    }
  }
}
