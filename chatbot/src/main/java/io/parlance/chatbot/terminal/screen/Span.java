package io.parlance.chatbot.terminal.screen;

import io.parlance.chatbot.Printable;

/**
 * A piece of a line. Whatever text it is made of, what it holds can be shown.
 *
 * @param look how it looks
 * @param text one line of printable characters
 */
public record Span(Look look, String text) {

  public Span {
    text = Printable.line(text);
  }

  /** Columns it takes. */
  public int columns() {
    return Widths.of(text);
  }
}
