package io.parlance.chatbot.terminal;

import io.parlance.chatbot.Printable;
import io.parlance.chatbot.terminal.commands.Chat;
import io.parlance.chatbot.terminal.commands.Commands;
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
      for (String word : commands.completions(chat, line)) {
        offer(word, word, commands.summary(word.substring(1)).orElse(null), candidates);
      }
      return;
    }
    String begun = parsed.word().substring(0, parsed.wordCursor());
    for (String word : chat.knownWords(begun)) {
      offer(word, word, null, candidates);
    }
  }

  /** A model's words and files' names are others' text: what cannot be shown is not offered. */
  private static void offer(
      String word, String shown, @Nullable String meaning, List<Candidate> candidates) {
    if (!word.isEmpty() && Printable.line(word).equals(word)) {
      candidates.add(new Candidate(word, shown, null, meaning, null, null, true));
    }
  }
}
