package io.parlance.cli;

import java.util.List;

/** The program that {@code ./parlance} starts. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    Streams streams = Streams.ofProcess();
    int code = new Program(streams).run(List.of(arguments));
    streams.out().flush();
    streams.err().flush();
    System.exit(code);
  }
}
