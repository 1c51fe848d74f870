package io.parlance.cli;

import picocli.CommandLine.Option;

/** The flag that asks what a training would take. */
final class DryRunFlag {
  @Option(
      names = "--dry-run",
      order = 55,
      description =
          "Read the texts, print what training would take of memory and time, and write nothing.")
  private boolean given;

  boolean given() {
    return given;
  }
}
