package io.parlance.chatbot.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that the process runs in. */
final class SystemTerminal {
  /** JLine's own remarks would stand in the middle of the chat; held, or it would be forgotten. */
  private static final Logger REMARKS = Logger.getLogger("org.jline");

  private SystemTerminal() {}

  /**
   * The terminal; nothing where it knows no escape sequences, or cannot be driven.
   *
   * @param environment the process's variables
   */
  static Optional<Terminal> open(Map<String, String> environment) {
    if (environment.getOrDefault("TERM", "").equals("dumb")) {
      return Optional.empty();
    }
    REMARKS.setLevel(Level.OFF);
    // Named, so that none is looked for that is not there: its own native code, then, where that
    // cannot be loaded, the system's stty.
    for (String provider : List.of("jni", "exec")) {
      try {
        return Optional.of(
            TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .ffm(false)
                .jansi(false)
                .jna(false)
                .jni(provider.equals("jni"))
                .exec(provider.equals("exec"))
                .dumb(false)
                .build());
      } catch (IOException | IllegalStateException notThisOne) {
        // The next one may do.
      }
    }
    return Optional.empty();
  }
}
