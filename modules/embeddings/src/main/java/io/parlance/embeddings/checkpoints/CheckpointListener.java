package io.parlance.embeddings.checkpoints;

import java.nio.file.Path;

/** Hears what becomes of the states that are kept; called from any thread. */
public interface CheckpointListener {

  /** A state was written whole. */
  default void kept(Path file) {}

  /** Something is not as it should be, and the training goes on: one line that says what. */
  default void warning(String line) {}
}
