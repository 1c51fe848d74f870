package io.parlance.chatbot.terminal.commands;

import java.io.Serial;

/** Ctrl-C was pressed while a command waited. */
final class InterruptedWait extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  InterruptedWait() {
    super("interrupted");
  }
}
