package io.parlance.embeddings.io;

import java.nio.file.Path;

/**
 * One thing that was found in a file.
 *
 * @param file the file: of a pair of files perhaps the second
 * @param text what was expected and what was found, without file and place
 */
public record Finding(Path file, Symptom symptom, Place place, String text) {

  /** Place and text in one line. */
  public String line() {
    return place + text;
  }
}
