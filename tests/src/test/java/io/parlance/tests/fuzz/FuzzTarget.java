package io.parlance.tests.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A reader and files that it reads.
 *
 * @param name of the reader and the format
 * @param ending of the files' names
 * @param sealed whether they are tensor files with a checksum
 * @param measured whether the reader works on the calling thread alone, so that what it allocates
 *     is known
 */
record FuzzTarget(
    String name,
    String ending,
    List<byte[]> seeds,
    boolean sealed,
    boolean measured,
    Reader reader) {

  /** Reads a file, and throws an {@link AssertionError} if what it read contradicts itself. */
  @FunctionalInterface
  interface Reader {
    void read(Path file) throws IOException;
  }

  FuzzTarget {
    seeds = List.copyOf(seeds);
  }
}
