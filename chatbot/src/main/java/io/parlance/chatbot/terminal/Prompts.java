package io.parlance.chatbot.terminal;

import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Theme;
import io.parlance.chatbot.terminal.screen.Tone;

/** What asks for a line. */
final class Prompts {
  /** For the next line of a text of several. */
  static final String MORE = ". ";

  private Prompts() {}

  static String first(Theme theme) {
    return theme.paint(new Span(Tone.PROMPT, ">")) + " ";
  }
}
