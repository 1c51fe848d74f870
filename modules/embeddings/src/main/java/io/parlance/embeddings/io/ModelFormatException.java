package io.parlance.embeddings.io;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file is not what it should be. The message is one line: the file, the byte offset or line, what
 * was expected and what was found.
 */
public final class ModelFormatException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final transient @Nullable Finding finding; // gone if it is ever serialized

  /** With a message that begins with the file's name. */
  public ModelFormatException(String message) {
    super(message);
    this.finding = null;
  }

  /** With the cause beside the message. */
  public ModelFormatException(String message, Throwable cause) {
    super(message, cause);
    this.finding = null;
  }

  /** With its parts told apart. */
  ModelFormatException(Finding finding, @Nullable Throwable cause) {
    super(finding.file() + ": " + finding.line(), cause);
    this.finding = finding;
  }

  /** The complaint, its place told apart where that is known. */
  Finding finding() {
    return Optional.ofNullable(finding)
        .orElseGet(
            () ->
                new Finding(
                    Path.of(""), Symptom.CONTENT, new Place.Whole(), String.valueOf(getMessage())));
  }
}
