package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;

/** Begins anew. */
final class ClearCommand extends Command {

  ClearCommand() {
    super("clear", "", "forgets what was said, and begins a new conversation");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    chat.session().clear();
    chat.log(chat.files().begin(chat.log().conversation().model()));
    chat.screen().text(Tone.NOTE, "a new conversation begins");
  }
}
