package io.parlance.text;

import java.util.OptionalLong;

/**
 * How far encoding has come.
 *
 * @param bytes read of the sources as stored
 * @param totalBytes of all sources, or empty where one of them (standard input) does not tell
 * @param tokens so far
 * @param seconds since the start
 */
public record EncodingProgress(long bytes, OptionalLong totalBytes, long tokens, double seconds) {

  /** The part done, 0 … 1, or 0 where the total is not known. */
  public double fraction() {
    return totalBytes.isPresent()
        ? Math.min(1, bytes / (double) Math.max(1, totalBytes.getAsLong()))
        : 0;
  }
}
