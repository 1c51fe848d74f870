package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Turn;
import io.parlance.chatbot.conversation.Conversation;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.conversation.ConversationLog;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.chatbot.terminal.screen.Widths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Goes on with a conversation that was saved. */
final class LoadCommand extends Command {
  private static final int LISTED = 15;
  private static final int TOLD = 2; // turns shown of the conversation that goes on
  private static final int NAMES = 24; // columns

  LoadCommand() {
    super("load", "[NAME]", "goes on with a saved conversation; alone lists them");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    if (argument.isEmpty()) {
      list(chat.screen(), chat.files());
      return;
    }
    ConversationLog log = chat.files().resume(chat.files().find(argument));
    List<Turn> turns = log.conversation().turns();
    chat.session().restore(turns);
    chat.log(log);
    Screen screen = chat.screen();
    for (Turn turn : turns.subList(Math.max(0, turns.size() - TOLD), turns.size())) {
      screen.text(Tone.PLAIN, 2, turn.text());
      screen.text(Tone.REPLY, 2, turn.reply());
    }
    String size = turns.size() == 1 ? "1 turn" : turns.size() + " turns";
    screen.text(
        Tone.NOTE,
        log.file().isPresent()
            ? "it goes on after " + size
            : "it goes on after " + size + ", in a new file: another chat is at this one");
  }

  private static void list(Screen screen, ConversationFiles files) throws IOException {
    List<Path> all = files.list();
    if (all.isEmpty()) {
      screen.text(Tone.NOTE, "none is saved in " + files.folder());
      return;
    }
    for (Path file : all.subList(0, Math.min(LISTED, all.size()))) {
      String name = Widths.padded("  " + ConversationFiles.name(file), NAMES) + "  ";
      screen.line(List.of(new Span(Tone.STRONG, name), new Span(Tone.NOTE, summary(files, file))));
    }
    if (all.size() > LISTED) {
      screen.text(
          Tone.NOTE,
          String.format(Locale.ROOT, "  and %,d more in %s", all.size() - LISTED, files.folder()));
    }
  }

  private static String summary(ConversationFiles files, Path file) {
    try {
      Conversation conversation = files.read(file);
      List<Turn> turns = conversation.turns();
      String first = turns.isEmpty() ? "" : turns.get(0).text();
      return String.format(Locale.ROOT, "%3d turns  %s", turns.size(), first);
    } catch (IOException e) {
      return Failures.line(e);
    }
  }

  @Override
  List<Completion> completions(Chat chat, List<String> before, String begun) {
    try {
      return before.isEmpty()
          ? chat.files().list().stream()
              .map(file -> Completion.of(ConversationFiles.name(file)))
              .toList()
          : List.of();
    } catch (IOException e) {
      return List.of(); // the command itself will tell why
    }
  }
}
