package io.parlance.cli;

import picocli.CommandLine.Option;

/** The options of trainers that learn from whole documents, so that no word has a window. */
abstract class DocumentTrainingCommand extends TrainingCommand {
  DocumentTrainingCommand(Streams streams) {
    super(streams);
  }

  @Option(names = "--window", hidden = true, paramLabel = "N", description = "Has no effect here.")
  final void window(int value) {
    note("--window " + value + ": not used, a whole document is what a word stands in");
  }
}
