package io.parlance.chatbot.terminal;

import io.parlance.chatbot.Printable;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed, across runs: with what was pasted, and so that it can be shown again. */
final class ChatHistory extends DefaultHistory {
  private static final int LONGEST = 10_000; // characters; nobody looks for more

  private final Pastes pastes;

  ChatHistory(Pastes pastes) {
    this.pastes = pastes;
  }

  @Override
  public void add(Instant time, String line) {
    String text =
        pastes.expand(line).lines().map(Printable::line).collect(Collectors.joining("\n"));
    if (text.length() <= LONGEST && !text.isBlank()) {
      super.add(time, text);
    }
  }
}
