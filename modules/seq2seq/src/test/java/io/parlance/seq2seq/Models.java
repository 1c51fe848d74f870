package io.parlance.seq2seq;

import io.parlance.embeddings.Provenance;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.autograd.Cell;
import io.parlance.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Small models of random weights. */
public final class Models {
  private static final List<String> WORDS = List.of("the", "北京", "😀", "check in", "?");

  private Models() {}

  /** Options of the smallest model of this cell. */
  public static ModelOptions options(Cell cell) {
    return new ModelOptions(cell, 3, 32, 1, true, false, false);
  }

  /** A model with known exchanges, and with a reverse model where asked for. */
  public static ChatModel random(ModelOptions options, boolean reverse) {
    ChatVocabulary vocabulary =
        new ChatVocabulary(Vocabulary.of(WORDS, new long[] {9, 4, 4, 2, 1}));
    Random random = new Random(7);
    Weights weights = weights(options, vocabulary.size(), random);
    float[] vectors = {0.6f, 0.8f, 0, 0, -1, 0};
    return new ChatModel(
        options,
        vocabulary,
        "english",
        2,
        weights,
        reverse ? Optional.of(weights(options, vocabulary.size(), random)) : Optional.empty(),
        new KnownExchanges(
            List.of(new Exchange("你好\nhow are you?", "fine"), new Exchange("", "😀 well")),
            QuantizedMatrix.of(2, 3, vectors),
            new float[] {0, 0, 1}),
        Provenance.of(Map.of("kind", "chat", "seed", "1")));
  }

  private static Weights weights(ModelOptions options, int words, Random random) {
    Weights weights = Weights.zeros(Architecture.shapes(options, words));
    for (WeightShape shape : weights.shapes()) {
      float[] values = weights.values(shape.name());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
    }
    return weights;
  }
}
