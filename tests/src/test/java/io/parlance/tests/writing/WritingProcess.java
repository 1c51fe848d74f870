package io.parlance.tests.writing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that writes: {@code KIND FILE VERSION...}. Of one version, once: it ends with 1 if that
 * fails, the error in {@code FILE.error}. Of several, over and over, until it is killed.
 */
final class WritingProcess {
  private WritingProcess() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Written kind = Written.valueOf(arguments[0]);
    Path file = Path.of(arguments[1]);
    if (arguments.length == 3) {
      try {
        kind.write(file, Integer.parseInt(arguments[2]));
      } catch (IOException e) {
        Files.writeString(file.resolveSibling("error"), String.valueOf(e.getMessage()));
        System.exit(1);
      }
      return;
    }
    Files.writeString(file.resolveSibling("started"), "");
    for (int i = 0; ; i++) {
      kind.write(file, Integer.parseInt(arguments[2 + i % (arguments.length - 2)]));
    }
  }
}
