package io.parlance.cli;

import io.parlance.embeddings.Provenance;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.autograd.Cell;
import io.parlance.text.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chats with a tiny model that has learned nothing: the part of {@link WarmUp} for chats. */
final class ChatWarmUp {
  private static final List<String> WORDS = List.of("how", "are", "you", "?", "fine", "你好", "，");
  private static final int DIMENSION = 8;

  private ChatWarmUp() {}

  /** Writes a model to this path, chats, and deletes it. */
  static void chat(Path model) throws IOException {
    try {
      ChatModelFiles.write(tiny(), model);
      String name = model.toString();
      run("", "chat", name, "--once", "how are you?");
      run("", "chat", name, "--once", "how are you?", "--quantize", "--json");
      run("hello!\n你好，你叫什么？\n", "chat", name, "--beam", "2", "--max-length", "5");
    } finally {
      Files.deleteIfExists(model);
    }
  }

  private static void run(String input, String... arguments) {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
      new Program(new Streams(in, nowhere, nowhere, false, 80, false)).run(List.of(arguments));
    }
  }

  /** The model. */
  static ChatModel tiny() {
    ModelOptions options = new ModelOptions(Cell.LSTM, DIMENSION, 32, 1, true, false, false);
    long[] counts = new long[WORDS.size()];
    Arrays.fill(counts, 1);
    ChatVocabulary vocabulary = new ChatVocabulary(Vocabulary.of(WORDS, counts));
    Weights weights = Weights.zeros(Architecture.shapes(options, vocabulary.size()));
    float[] vectors = weights.values(Architecture.EMBEDDING); // (vocabulary, DIMENSION)
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = i % DIMENSION - (float) i / vectors.length;
    }
    float[] question = new float[DIMENSION];
    question[1] = 1;
    KnownExchanges known =
        new KnownExchanges(
            List.of(new Exchange("how are you?", "fine")),
            QuantizedMatrix.of(1, DIMENSION, question),
            new float[DIMENSION]);
    return new ChatModel(
        options, vocabulary, "auto", 1, weights, Optional.empty(), known, Provenance.none());
  }
}
