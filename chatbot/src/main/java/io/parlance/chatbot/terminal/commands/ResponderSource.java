package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Responder;
import java.io.IOException;

/** Where a responder comes from: a model's file, as a rule. */
@FunctionalInterface
public interface ResponderSource {

  /**
   * Reads it; takes a while.
   *
   * @throws IOException if it cannot be read
   */
  Responder read() throws IOException;
}
