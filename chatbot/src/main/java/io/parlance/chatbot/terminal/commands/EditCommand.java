package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;

/** Has a text written in an editor, and says it. */
final class EditCommand extends Command {

  EditCommand() {
    super("edit", "", "opens $VISUAL or $EDITOR, and says what is written there");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    String text = chat.editor().edit(argument).strip();
    if (text.isEmpty()) {
      chat.screen().text(Tone.NOTE, "nothing was written, nothing is said");
      return;
    }
    chat.screen().text(Tone.NOTE, 2, text);
    chat.say(text);
  }
}
