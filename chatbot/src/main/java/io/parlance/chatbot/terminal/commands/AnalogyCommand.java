package io.parlance.chatbot.terminal.commands;

import io.parlance.embeddings.query.AnalogyMethod;
import java.io.IOException;
import java.util.List;

/** Completes an analogy. */
final class AnalogyCommand extends Command {
  private static final int ANSWERS = 5;

  AnalogyCommand() {
    super("analogy", "A B C", "A is to B as C is to what?");
  }

  @Override
  void run(Chat chat, String argument) throws IOException {
    List<String> words = words(argument);
    if (words.size() != 3) {
      throw misused();
    }
    WordVectors vectors = chat.vectors();
    List<String> known = words.stream().map(vectors::known).toList();
    NeighborRows.show(
        chat.screen(),
        vectors
            .nearest()
            .analogy(known.get(0), known.get(1), known.get(2), ANSWERS, AnalogyMethod.COS_ADD));
  }

  @Override
  List<Completion> completions(Chat chat, List<String> before, String begun) {
    return before.size() < 3 ? chat.knownWords(begun) : List.of();
  }
}
