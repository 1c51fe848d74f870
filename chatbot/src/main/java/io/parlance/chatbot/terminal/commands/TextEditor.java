package io.parlance.chatbot.terminal.commands;

import java.io.IOException;

/** Lets a person write a text elsewhere than on the line. */
@FunctionalInterface
public interface TextEditor {

  /**
   * The text as the person leaves it.
   *
   * @throws IOException if there is no editor; the message says how to name one
   */
  String edit(String text) throws IOException;
}
