package io.parlance.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Streams whose output is kept, to run commands inside a test. */
record MemoryStreams(
    Streams streams, ByteArrayOutputStream outBytes, ByteArrayOutputStream errBytes) {
  static MemoryStreams plain(String input) {
    return of(input, false, 80);
  }

  static MemoryStreams terminal(int columns) {
    return of("", true, columns);
  }

  private static MemoryStreams of(String input, boolean terminal, int columns) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            columns,
            false);
    return new MemoryStreams(streams, out, err);
  }

  String out() {
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return errBytes.toString(StandardCharsets.UTF_8);
  }
}
