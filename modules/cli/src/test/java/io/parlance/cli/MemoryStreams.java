package io.parlance.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Streams whose output is kept, to run commands inside a test. */
record MemoryStreams(
    Streams streams, ByteArrayOutputStream outBytes, ByteArrayOutputStream errBytes) {
  static MemoryStreams plain(String input) {
    return of(input, false);
  }

  static MemoryStreams terminal() {
    return of("", true);
  }

  private static MemoryStreams of(String input, boolean terminal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
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
