package io.parlance.chatbot.terminal;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.conversation.ConversationLog;
import io.parlance.chatbot.terminal.commands.ResponderSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a chat in a terminal needs.
 *
 * @param modelName what the model is called: its file
 * @param responder where it comes from; read while the prompt is already there
 * @param settings how replies are found at first
 * @param conversations where they are kept; stays the caller's to close
 * @param log of the conversation that begins, or goes on
 * @param history the file of what was typed in all chats; nothing where none is kept
 * @param environment the process's variables: TERM, NO_COLOR, EDITOR and others
 */
public record TerminalPlan(
    String modelName,
    ResponderSource responder,
    ChatSettings settings,
    ConversationFiles conversations,
    ConversationLog log,
    Optional<Path> history,
    Map<String, String> environment) {

  public TerminalPlan {
    environment = Map.copyOf(environment);
  }
}
