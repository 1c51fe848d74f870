package io.parlance.text;

/**
 * Where a document begins.
 *
 * @param source the name of its source
 * @param line from 1
 */
public record DocumentPlace(String source, long line) {
  @Override
  public String toString() {
    return source + ":" + line;
  }
}
