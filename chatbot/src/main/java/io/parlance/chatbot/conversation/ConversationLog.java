package io.parlance.chatbot.conversation;

import io.parlance.chatbot.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One conversation's file, written anew whenever something was said; begun with the first turn. No
 * other chat writes to it meanwhile. What cannot be saved is told once; the next save tries again,
 * with all that was said. Belongs to one thread.
 */
public final class ConversationLog {
  private final ConversationFiles files;
  private final Conversation conversation; // as it was when the log was opened
  private Optional<Path> file;
  private boolean failing;

  ConversationLog(ConversationFiles files, Conversation conversation, Optional<Path> file) {
    this.files = files;
    this.conversation = conversation;
    this.file = file;
  }

  /** What the file held when it was opened; of a new one no turns. */
  public Conversation conversation() {
    return conversation;
  }

  /** What is saved with these turns. */
  public Conversation conversation(List<Turn> turns) {
    return conversation.withTurns(turns);
  }

  /** The file; none before the first turn was saved. */
  public Optional<Path> file() {
    return file;
  }

  /**
   * Saves all that was said so far.
   *
   * @return a warning, one line, where that fails and did not fail the last time
   */
  public Optional<String> save(List<Turn> turns) {
    if (turns.isEmpty() && file.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path target = file.isPresent() ? file.get() : files.claim();
      file = Optional.of(target);
      if (files.folder().equals(target.getParent())) {
        files.makeFolder(); // it may have been deleted meanwhile
      }
      ExportFormat.JSON.write(conversation.withTurns(turns), target);
      failing = false;
      return Optional.empty();
    } catch (IOException e) {
      boolean known = failing;
      failing = true;
      return known
          ? Optional.empty()
          : Optional.of("this conversation is not saved: " + e.getMessage());
    }
  }
}
