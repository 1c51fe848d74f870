package io.parlance.text;

import java.io.IOException;

/** A corpus cannot be read or encoded; the message is one line that a user understands. */
public final class CorpusException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With a message that names the source, what was found and the remedy. */
  public CorpusException(String message) {
    super(message);
  }

  /** With the cause beside the message. */
  public CorpusException(String message, Throwable cause) {
    super(message, cause);
  }
}
