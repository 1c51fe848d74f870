package io.parlance.chatbot.conversation;

import io.parlance.chatbot.Turn;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What was said, and with whom.
 *
 * @param model the name of the chat model, as it was given
 * @param started when
 * @param turns oldest first; read from a file they are without what was considered
 */
public record Conversation(String model, OffsetDateTime started, List<Turn> turns) {
  public Conversation {
    turns = List.copyOf(turns);
  }

  /** The same with other turns. */
  Conversation withTurns(List<Turn> value) {
    return new Conversation(model, started, value);
  }
}
