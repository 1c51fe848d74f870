package io.parlance.cli;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.terminal.ChatTerminal;
import io.parlance.chatbot.terminal.TerminalPlan;
import io.parlance.embeddings.Provenance;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.TensorBackend;
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
import java.util.Map;
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
      atTerminal(model.resolveSibling("none"));
    } finally {
      Files.deleteIfExists(model);
    }
  }

  /** A chat in which nothing is said, so that nothing is written to the folder. */
  private static void atTerminal(Path folder) throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder);
        Parallel parallel = Parallel.of(1)) {
      ChatTerminal.run(
          new TerminalPlan(
              "tiny",
              () -> Responder.of(tiny(), Precision.FLOAT, TensorBackend.preferred(), parallel),
              ChatSettings.defaults(),
              files,
              files.begin("tiny"),
              Optional.empty(),
              Map.of("TERM", "xterm-256color")),
          new ByteArrayInputStream("/help\r/model\r/bye\r".getBytes(StandardCharsets.UTF_8)),
          OutputStream.nullOutputStream());
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
