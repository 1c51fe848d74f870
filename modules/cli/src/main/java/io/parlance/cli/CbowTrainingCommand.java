package io.parlance.cli;

import picocli.CommandLine.Option;

/** The option of trainers that predict either way. */
abstract class CbowTrainingCommand extends WindowTrainingCommand {
  @Option(
      names = "--cbow",
      order = 6,
      description = "A word from its neighbours, not the other way round.")
  private boolean cbow;

  CbowTrainingCommand(Streams streams) {
    super(streams);
  }

  final boolean cbow() {
    return cbow;
  }
}
