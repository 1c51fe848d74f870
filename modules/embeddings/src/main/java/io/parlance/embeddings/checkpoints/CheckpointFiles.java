package io.parlance.embeddings.checkpoints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The files of a training's states.
 *
 * @param newest the last state that was kept
 * @param previous the one before
 */
public record CheckpointFiles(Path newest, Path previous) {

  /** This file, and the one before as {@code NAME.previous}. */
  public static CheckpointFiles of(Path newest) {
    return new CheckpointFiles(newest, newest.resolveSibling(newest.getFileName() + ".previous"));
  }

  /** Whether there is one to go on from, sound or not. */
  public boolean exist() {
    return Files.exists(newest) || Files.exists(previous);
  }

  /** Removes both, and what killed processes left of others half written. */
  public void delete() throws IOException {
    Files.deleteIfExists(newest);
    Files.deleteIfExists(previous);
    deleteUnfinished();
  }

  /**
   * Removes what processes that were killed while writing left. Two trainings do not write to the
   * same files, so whatever is there is nobody's.
   */
  void deleteUnfinished() throws IOException {
    Path folder = newest.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    String start = "." + newest.getFileName() + ".";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(start) && name.substring(start.length()).matches("\\d+-\\d+\\.tmp")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
