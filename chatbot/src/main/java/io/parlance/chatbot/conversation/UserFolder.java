package io.parlance.chatbot.conversation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's own files are: conversations, and what was typed. */
public final class UserFolder {
  private UserFolder() {}

  /**
   * {@code $PARLANCE_USER_HOME}, else the folder that the system has for programs' data: {@code
   * $XDG_DATA_HOME/parlance} or {@code ~/.local/share/parlance}, on macOS {@code
   * ~/Library/Application Support/parlance}, on Windows {@code %APPDATA%\parlance}. It need not
   * exist.
   */
  public static Path path() {
    return of(
        System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
  }

  static Path of(Map<String, String> environment, String system, String home) {
    String chosen = environment.getOrDefault("PARLANCE_USER_HOME", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen).toAbsolutePath();
    }
    return data(environment, system.toLowerCase(Locale.ROOT), home).resolve("parlance");
  }

  private static Path data(Map<String, String> environment, String system, String home) {
    if (system.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return roaming.isEmpty() ? Path.of(home, "AppData", "Roaming") : Path.of(roaming);
    }
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    if (xdg.startsWith("/")) { // the specification has relative ones passed over
      return Path.of(xdg);
    }
    return system.startsWith("mac")
        ? Path.of(home, "Library", "Application Support")
        : Path.of(home, ".local", "share");
  }
}
