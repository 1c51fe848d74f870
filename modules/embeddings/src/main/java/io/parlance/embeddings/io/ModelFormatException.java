package io.parlance.embeddings.io;

import java.io.IOException;
import java.io.Serial;

/**
 * A file is not what it should be. The message is one line: the file, the byte offset or line, what
 * was expected and what was found.
 */
public final class ModelFormatException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /** With a message that begins with the file's name. */
  public ModelFormatException(String message) {
    super(message);
  }

  /** With the cause beside the message. */
  public ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
