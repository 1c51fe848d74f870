package io.parlance.tensor;

import org.jspecify.annotations.Nullable;

/**
 * Native code that was asked for cannot be loaded. The message, one line, says which library, why,
 * and what to do.
 */
public final class NativeLibraryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the one line that a user reads. */
  public NativeLibraryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
