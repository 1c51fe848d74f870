package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.chatbot.terminal.screen.Widths;
import java.util.List;

/** Lists the commands and the keys. */
final class HelpCommand extends Command {
  private static final List<List<String>> KEYS =
      List.of(
          List.of("Ctrl-C", "stops the reply, or clears the line"),
          List.of("Ctrl-D", "leaves, on an empty line"),
          List.of("Tab", "completes commands, their arguments, and words that the model knows"),
          List.of("Ctrl-R", "searches what was typed before"),
          List.of("Ctrl-G", "opens the line in an editor"),
          List.of("\"\"\"", "begins a text of several lines, and ends it"));

  private final List<Command> others;

  HelpCommand(List<Command> others) {
    super("help", "", "this list");
    this.others = others;
  }

  @Override
  void run(Chat chat, String argument) {
    Screen screen = chat.screen();
    int width = others.stream().mapToInt(command -> Widths.of(command.usage())).max().orElse(0) + 2;
    screen.text(Tone.NOTE, "Whatever does not begin with a slash is said to the bot.");
    screen.blank();
    row(screen, width, usage(), summary());
    others.forEach(command -> row(screen, width, command.usage(), command.summary()));
    screen.blank();
    KEYS.forEach(key -> row(screen, width, key.get(0), key.get(1)));
  }

  private static void row(Screen screen, int width, String name, String meaning) {
    String padded = Widths.padded("  " + name, width + 2);
    screen.row(List.of(new Span(Tone.STRONG, padded)), Tone.PLAIN, meaning);
  }
}
