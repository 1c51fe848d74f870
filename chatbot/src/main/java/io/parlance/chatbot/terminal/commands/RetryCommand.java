package io.parlance.chatbot.terminal.commands;

import java.io.IOException;

/** Asks for another reply. */
final class RetryCommand extends Command {

  RetryCommand() {
    super("retry", "", "another reply to what was said last");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    chat.last("reply to");
    chat.retry();
  }
}
