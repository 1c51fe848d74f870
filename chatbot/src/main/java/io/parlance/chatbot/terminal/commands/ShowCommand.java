package io.parlance.chatbot.terminal.commands;

import java.io.IOException;

/** Shows how replies are found. */
final class ShowCommand extends Command {

  ShowCommand() {
    super("show", "", "the settings as they are");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    SettingRows.all(chat.screen(), chat.session().settings());
  }
}
