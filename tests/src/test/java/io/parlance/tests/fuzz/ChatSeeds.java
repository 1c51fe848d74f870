package io.parlance.tests.fuzz;

import io.parlance.embeddings.Provenance;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.autograd.Cell;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The smallest chat models. */
final class ChatSeeds {
  private static final int DIMENSION = 3;

  private ChatSeeds() {}

  static byte[] chat(Path folder, boolean reverse) throws IOException {
    ModelOptions options = new ModelOptions(Cell.RNN, DIMENSION, 32, 1, reverse, false, false);
    ChatVocabulary vocabulary =
        new ChatVocabulary(Vocabulary.of(List.of("the", "北京", "?"), new long[] {9, 4, 1}));
    ChatModel model =
        new ChatModel(
            options,
            vocabulary,
            "english",
            1,
            weights(options, vocabulary.size()),
            reverse ? Optional.of(weights(options, vocabulary.size())) : Optional.empty(),
            new KnownExchanges(
                List.of(new Exchange("你好", "fine"), new Exchange("", "😀 well")),
                QuantizedMatrix.of(2, DIMENSION, new float[] {0.6f, 0.8f, 0, 0, -1, 0}),
                new float[] {0, 0, 1}),
            Provenance.of(Map.of("kind", "chat", "max-length", "9")));
    Path file = folder.resolve("chat");
    ChatModelFiles.write(model, file);
    return Files.readAllBytes(file);
  }

  private static Weights weights(ModelOptions options, int words) {
    Random random = new Random(3);
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
