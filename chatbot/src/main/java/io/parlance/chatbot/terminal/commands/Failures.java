package io.parlance.chatbot.terminal.commands;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is said of a failure. */
final class Failures {
  private Failures() {}

  /** One line; the JDK's own messages are often the bare path. */
  static String line(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof NoSuchFileException missing && missing.getReason() == null) {
      return message + ": no such file or folder";
    }
    if (e instanceof AccessDeniedException denied && denied.getReason() == null) {
      return message + ": permission denied";
    }
    if (e instanceof FileSystemException system && system.getReason() == null) {
      return message + ": " + e.getClass().getSimpleName();
    }
    return e.getMessage() == null ? e.toString() : message.lines().findFirst().orElse(message);
  }
}
