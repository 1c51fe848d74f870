package io.parlance.cli;

import io.parlance.chatbot.ChatSession;
import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Responder;
import io.parlance.embeddings.Embeddings;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.seq2seq.training.TrainingOptions;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** The bot of the quickstart: trained on the dialogues that come with Parlance. */
final class QuickstartBot {
  private static final int HIDDEN = 256; // a small corpus, a small model
  private static final int BATCH = 32; // more steps for few pairs: a tenth less perplexity than 64
  private static final int WORDS = 16_000;
  private static final int CONTEXT = 2; // what was said and what was replied
  private static final int HELD_OUT = 50; // of so many dialogues one is measured by
  private static final double MINUTES = 1.45; // on slower machines; measuring comes on top
  private static final long MEASURE_EVERY = 100_000;

  private final QuickstartLanguage language;
  private final Path output;
  private final Streams streams;

  QuickstartBot(QuickstartLanguage language, Path output, Streams streams) {
    this.language = language;
    this.output = output;
    this.streams = streams;
  }

  /** Trains it, and says what came of it. */
  ChatTrainingResult train(Embeddings embeddings) throws IOException {
    TrainingOptions usual = TrainingOptions.defaults();
    ChatPlan plan =
        new ChatPlan(
            language.dialogues(),
            StandardCharsets.UTF_8,
            Optional.empty(),
            language.analyzer(),
            new ChatCorpusOptions(1, WORDS, 40, CONTEXT, HELD_OUT, 1_000_000, true),
            Optional.of(embeddings),
            shape(embeddings.dimension()),
            new TrainingOptions(
                BATCH,
                language.epochs(),
                OptionalDouble.of(MINUTES),
                usual.dropout(),
                usual.rule(),
                usual.schedule(),
                usual.clipping(),
                MEASURE_EVERY,
                0,
                usual.seed(),
                false),
            false,
            Runtime.getRuntime().availableProcessors(),
            Optional.empty(),
            output,
            CheckpointPlan.none());
    ChatTrainingResult result = new ChatTrainingRun(plan, streams).run().orElseThrow();
    result.tell(streams);
    return result;
  }

  private static ModelOptions shape(int dimension) {
    ModelOptions usual = ModelOptions.defaults();
    return new ModelOptions(
        usual.cell(), dimension, HIDDEN, usual.layers(), usual.attention(), false, false);
  }

  /** Asks it, and prints what it says. */
  void show() throws IOException {
    ChatModel model = ChatModelFiles.read(output);
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      Responder responder =
          Responder.of(model, Precision.FLOAT, TensorBackend.preferred(), parallel);
      ChatSession session = new ChatSession(responder, ChatSettings.defaults());
      for (String question : language.questions()) {
        streams.out().println("  > " + question);
        streams.out().println("    " + session.say(question).reply());
      }
    }
    streams.out().println();
    streams.out().flush();
  }
}
