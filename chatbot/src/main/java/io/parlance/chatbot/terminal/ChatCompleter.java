package io.parlance.chatbot.terminal;

import io.parlance.chatbot.Printable;
import io.parlance.chatbot.terminal.commands.Chat;
import io.parlance.chatbot.terminal.commands.Commands;
import io.parlance.chatbot.terminal.commands.Completion;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** What Tab offers: commands and their arguments, or words that the model knows. */
final class ChatCompleter implements Completer {
  private final Commands commands;
  private final Chat chat;

  ChatCompleter(Commands commands, Chat chat) {
    this.commands = commands;
    this.chat = chat;
  }

  @Override
  public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
    String line = parsed.line().substring(0, parsed.cursor());
    if (Commands.isCommand(line)) {
      for (Completion one : commands.completions(chat, line)) {
        String command = one.value().startsWith("/") ? one.value().substring(1) : "";
        offer(one, commands.summary(command).orElse(null), candidates);
      }
      return;
    }
    String begun = parsed.word().substring(0, parsed.wordCursor());
    for (Completion one : chat.knownWords(begun)) {
      offer(one, null, candidates);
    }
  }

  /** A model's words and files' names are others' text: what cannot be shown is not offered. */
  private static void offer(Completion one, @Nullable String meaning, List<Candidate> candidates) {
    if (!one.value().isEmpty() && Printable.line(one.value()).equals(one.value())) {
      candidates.add(new Candidate(one.value(), one.shown(), null, meaning, null, null, true));
    }
  }
}
