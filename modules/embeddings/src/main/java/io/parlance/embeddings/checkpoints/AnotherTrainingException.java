package io.parlance.embeddings.checkpoints;

import java.io.IOException;
import java.io.Serial;

/**
 * A state is of a training with another corpus, vocabulary or setting: the message is one line that
 * names the file and the first of them, with both values.
 */
public final class AnotherTrainingException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  AnotherTrainingException(String message) {
    super(message);
  }
}
