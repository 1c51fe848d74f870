package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Turn;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.chatbot.terminal.screen.Widths;
import java.io.IOException;

/** Takes the last turn back. */
final class UndoCommand extends Command {
  private static final int SHOWN = 60; // columns

  UndoCommand() {
    super("undo", "", "takes back what was said last, and its reply");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    Turn turn = chat.last("take back");
    chat.session().undo();
    chat.save();
    String text = turn.text().replace('\n', ' ');
    chat.screen().text(Tone.NOTE, "taken back: " + Widths.cut(text, SHOWN));
  }
}
