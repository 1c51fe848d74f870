package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.chatbot.terminal.screen.Widths;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ModelOptions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Shows what the model is. */
final class ModelCommand extends Command {
  private static final int LABELS = 18; // columns

  ModelCommand() {
    super("model", "", "the model: its size, and where it comes from");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    ChatModel model = chat.session().responder().model();
    Screen screen = chat.screen();
    row(screen, "file", chat.modelName());
    row(screen, "network", shape(model.options()));
    row(screen, "words", String.format(Locale.ROOT, "%,d", model.vocabulary().words().size()));
    row(screen, "analyzer", model.analyzer());
    row(screen, "context", model.context() + " earlier utterances");
    row(screen, "reverse model", model.reverse().isPresent() ? "yes" : "no");
    row(
        screen,
        "known questions",
        String.format(Locale.ROOT, "%,d", model.exchanges().exchanges().size()));
    model.provenance().entries().forEach((key, value) -> row(screen, key, value));
  }

  private static String shape(ModelOptions options) {
    return String.format(
        Locale.ROOT,
        "%s, %d x %d units, vectors of %d%s%s",
        options.cell(),
        options.layers(),
        options.hidden(),
        options.dimension(),
        options.attention() ? ", attention" : "",
        options.inputFeeding() ? ", input feeding" : "");
  }

  private static void row(Screen screen, String label, String value) {
    String padded = Widths.padded("  " + label, LABELS) + " ";
    screen.row(List.of(new Span(Tone.NOTE, padded)), Tone.PLAIN, value);
  }
}
