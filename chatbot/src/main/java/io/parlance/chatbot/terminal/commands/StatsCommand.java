package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Source;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Tone;
import java.util.Locale;

/** Shows how the chat went. */
final class StatsCommand extends Command {

  StatsCommand() {
    super("stats", "", "replies so far, where they came from, and how fast");
  }

  @Override
  void run(Chat chat, String argument) {
    Screen screen = chat.screen();
    ReplyTimes times = chat.times();
    line(
        screen,
        "replies: %,d, of which %,d generated, %,d retrieved, %,d where nothing was known",
        times.count(),
        times.count(Source.GENERATED),
        times.count(Source.RETRIEVED),
        times.count(Source.FALLBACK));
    if (times.count() > 0) {
      line(
          screen,
          "%.0f ms until the first word (median; at most %.0f), %.0f ms until the last",
          times.medianFirst(),
          times.slowestFirst(),
          times.medianWhole());
    }
    Runtime machine = Runtime.getRuntime();
    line(
        screen,
        "model read in %.2f s; %,d MB of memory in use",
        chat.preparation().seconds(),
        (machine.totalMemory() - machine.freeMemory()) >> 20);
  }

  private static void line(Screen screen, String format, Object... values) {
    screen.text(Tone.PLAIN, 2, String.format(Locale.ROOT, format, values));
  }
}
