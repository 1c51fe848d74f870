package io.parlance.cli;

import java.nio.file.Path;

/** The folder of this installation, which the launcher knows. */
final class Home {
  private Home() {}

  /** A path in it; where it is below the working directory, it is named from there. */
  static Path path(String name) {
    Path path = Path.of(System.getProperty("parlance.home", ""), name).toAbsolutePath();
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
