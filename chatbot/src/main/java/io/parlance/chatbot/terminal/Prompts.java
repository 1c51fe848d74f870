package io.parlance.chatbot.terminal;

import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Theme;
import io.parlance.chatbot.terminal.screen.Tone;
import java.util.List;
import org.jline.reader.LineReader;

/** What asks for a line. */
final class Prompts {
  /** For the next line of a text of several. */
  static final String MORE = ". ";

  /** The names of JLine's colours for what Tab offers. */
  static final List<String> COMPLETION_STYLES =
      List.of(
          LineReader.COMPLETION_STYLE_GROUP,
          LineReader.COMPLETION_STYLE_LIST_GROUP,
          LineReader.COMPLETION_STYLE_DESCRIPTION,
          LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
          LineReader.COMPLETION_STYLE_STARTING,
          LineReader.COMPLETION_STYLE_LIST_STARTING,
          LineReader.COMPLETION_STYLE_BACKGROUND,
          LineReader.COMPLETION_STYLE_LIST_BACKGROUND);

  private Prompts() {}

  static String first(Theme theme) {
    return theme.paint(new Span(Tone.PROMPT, ">")) + " ";
  }
}
