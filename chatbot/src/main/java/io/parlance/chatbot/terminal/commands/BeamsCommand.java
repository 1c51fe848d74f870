package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Candidate;
import io.parlance.chatbot.Response;
import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Shows what could have been replied. */
final class BeamsCommand extends Command {

  BeamsCommand() {
    super("beams", "", "what else could have been replied, with scores");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    Turn turn = chat.last("choose from");
    Response response = Replies.response(turn);
    Screen screen = chat.screen();
    if (response.candidates().isEmpty()) {
      screen.text(Tone.NOTE, "there were no candidates: this reply is about the language");
      return;
    }
    screen.line(List.of(new Span(Tone.NOTE, "      score   log p  confidence  source     reply")));
    int number = 0;
    for (Candidate candidate : response.candidates()) {
      number++;
      boolean said = number == 1 && response.source() != Source.FALLBACK;
      String head =
          String.format(
              Locale.ROOT,
              "%s %2d %7.2f %7.1f %11.2f  %-9s  ",
              said ? ">" : " ",
              number,
              candidate.score(),
              candidate.logProbability(),
              candidate.confidence(),
              Replies.name(candidate.source()));
      screen.row(
          List.of(new Span(said ? Tone.STRONG : Tone.PLAIN, head)), Tone.REPLY, candidate.text());
    }
    if (response.source() == Source.FALLBACK) {
      screen.text(
          Tone.NOTE,
          String.format(
              Locale.ROOT,
              "none was said: the best has confidence %.2f, and %.2f is set",
              response.confidence(),
              chat.session().settings().confidence()));
    }
  }
}
