package io.parlance.chatbot.terminal.commands;

import java.io.IOException;
import java.util.List;

/** Shows a word's neighbours. */
final class NearCommand extends Command {
  private static final int NEIGHBORS = 10;

  NearCommand() {
    super("near", "WORD", "the nearest words, by the model's own vectors");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    List<String> words = words(argument);
    if (words.size() != 1) {
      throw misused();
    }
    WordVectors vectors = chat.vectors();
    String word = vectors.known(words.get(0));
    NeighborRows.show(chat.screen(), vectors.nearest().toWord(word, NEIGHBORS));
  }

  @Override
  List<Completion> completions(Chat chat, List<String> before, String begun) {
    return before.isEmpty() ? chat.knownWords(begun) : List.of();
  }
}
