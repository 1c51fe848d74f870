package io.parlance.chatbot.terminal;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.terminal.commands.Archive;
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
 * @param archive where conversations are kept, and the one that goes on
 * @param history the file of what was typed in all chats; nothing where none is kept
 * @param environment the process's variables: TERM, NO_COLOR, EDITOR and others
 */
public record TerminalPlan(
    String modelName,
    ResponderSource responder,
    ChatSettings settings,
    Archive archive,
    Optional<Path> history,
    Map<String, String> environment) {

  public TerminalPlan {
    environment = Map.copyOf(environment);
  }
}
