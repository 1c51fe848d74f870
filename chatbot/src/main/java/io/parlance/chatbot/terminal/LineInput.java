package io.parlance.chatbot.terminal;

import java.io.IOException;

/** Where lines are typed. */
interface LineInput {

  /**
   * Asks for the next one.
   *
   * @throws IOException if the terminal is gone
   */
  TypedLine read() throws IOException;
}
