package io.parlance.chatbot.terminal.commands;

/** Ends the chat. */
final class ByeCommand extends Command {

  ByeCommand() {
    super("bye", "", "leaves");
  }

  @Override
  void run(Chat chat, String argument) {
    chat.leave();
  }
}
