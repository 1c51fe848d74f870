package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.ChatSession;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Shows what was said, and how much of it the model heeds. */
final class ContextCommand extends Command {

  ContextCommand() {
    super("context", "", "what was said so far, and what of it the model heeds");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    ChatSession session = chat.session();
    Screen screen = chat.screen();
    List<String> said = new ArrayList<>();
    for (Turn turn : session.turns()) {
      said.add(turn.text());
      said.add(turn.reply());
    }
    int heeded = session.responder().model().context();
    int from = said.size() - Math.min(heeded, said.size());
    for (int i = 0; i < said.size(); i++) {
      String mark = i >= from ? "* " : "  ";
      String speaker = i % 2 == 0 ? "you  " : "bot  ";
      screen.row(
          List.of(new Span(Tone.STRONG, mark), new Span(Tone.NOTE, speaker)),
          i % 2 == 0 ? Tone.PLAIN : Tone.REPLY,
          said.get(i));
    }
    screen.text(
        Tone.NOTE,
        heeded == 0
            ? "this model heeds the question alone"
            : "with the next question this model heeds the last "
                + heeded
                + " of these"
                + (said.isEmpty() ? "; nothing was said yet" : ", marked *"));
  }
}
