package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.chatbot.terminal.screen.Widths;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ModelOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what the model is. */
final class ModelCommand extends Command {
  ModelCommand() {
    super("model", "", "the model: its size, and where it comes from");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    ChatModel model = chat.session().responder().model();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("file", chat.modelName());
    rows.put("network", shape(model.options()));
    rows.put("words", count(model.vocabulary().words().size()));
    rows.put("analyzer", model.analyzer());
    rows.put("context", model.context() + " earlier utterances");
    rows.put("reverse model", model.reverse().isPresent() ? "yes" : "no");
    rows.put("known questions", count(model.exchanges().exchanges().size()));
    rows.putAll(model.provenance().entries());
    Screen screen = chat.screen();
    int width = rows.keySet().stream().mapToInt(Widths::of).max().orElse(0);
    rows.forEach(
        (label, value) ->
            screen.row(
                List.of(new Span(Tone.NOTE, "  " + Widths.padded(label, width) + "  ")),
                Tone.PLAIN,
                value));
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
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
}
