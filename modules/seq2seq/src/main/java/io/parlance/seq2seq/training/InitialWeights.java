package io.parlance.seq2seq.training;

import io.parlance.embeddings.Embeddings;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.autograd.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Weights before anything was learned. */
public final class InitialWeights {
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
        normal(values, deviation(options.tied(), shape.columns()), random);
      } else if (!shape.name().endsWith("bias")) {
        uniform(values, (float) (1 / Math.sqrt(inputs(shape, options))), random);
      }
    }
    if (options.cell() == Cell.LSTM) {
      forgetLittle(weights);
    }
    return weights;
  }

  /**
   * Lets the output layer expect each word as often as replies hold it, which it would otherwise
   * have to learn first.
   */
  public static void expectReplies(Weights weights, TokenPairs pairs) {
    float[] bias = weights.values(Architecture.OUTPUT_BIAS);
    long[] counts = new long[bias.length];
    for (int pair = 0; pair < pairs.size(); pair++) {
      for (int id : pairs.reply(pair)) {
        counts[id]++;
      }
    }
    double all = pairs.replyTokens() + (double) bias.length;
    for (int id = 0; id < bias.length; id++) {
      bias[id] = (float) Math.log((counts[id] + 1) / all);
    }
  }

  /**
   * Words begin with the vectors that embeddings give them, or give their lower-case forms, or make
   * of their parts; scaled as a whole to the size of random ones. Other words and marks stay
   * random.
   *
   * @return how many words have a vector
   * @throws IllegalArgumentException if the dimensions differ, or no word has a vector
   */
  public static int useVectors(Weights weights, ChatVocabulary vocabulary, Embeddings embeddings) {
    int wide = weights.shape(Architecture.EMBEDDING).columns();
    if (embeddings.dimension() != wide) {
      throw new IllegalArgumentException(
          "word vectors have " + embeddings.dimension() + " dimensions, expected " + wide);
    }
    float[] table = weights.values(Architecture.EMBEDDING);
    List<Integer> known = new ArrayList<>();
    double squares = 0;
    for (int id = ChatVocabulary.MARKS; id < vocabulary.size(); id++) {
      Optional<float[]> vector = vector(embeddings, vocabulary.word(id));
      if (vector.isPresent()) {
        known.add(id);
        System.arraycopy(vector.get(), 0, table, id * wide, wide);
        for (float value : vector.get()) {
          squares += (double) value * value;
        }
      }
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the dialogues' "
              + vocabulary.words().size()
              + " words has a vector in these embeddings; are they of another language?");
    }
    double deviation = Math.sqrt(squares / ((double) known.size() * wide));
    boolean tied = !weights.has(Architecture.OUTPUT);
    float factor = deviation > 0 ? (float) (deviation(tied, wide) / deviation) : 1f;
    for (int id : known) {
      for (int i = id * wide; i < (id + 1) * wide; i++) {
        table[i] *= factor;
      }
    }
    return known.size();
  }

  private static Optional<float[]> vector(Embeddings embeddings, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean lowered =
        embeddings.vocabulary().id(word).isEmpty() && embeddings.vocabulary().id(lower).isPresent();
    return embeddings.vector(lowered ? lower : word);
  }

  /**
   * The standard deviation of words' vectors: 1, from which perplexity after 83,000 tokens was
   * 110.7 where it was 121.2 from 0.3 and 134.2 from 0.1. As weights of the output, they must be
   * smaller.
   */
  private static float deviation(boolean tied, int dimension) {
    return tied ? (float) (1 / Math.sqrt(dimension)) : 1f;
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
