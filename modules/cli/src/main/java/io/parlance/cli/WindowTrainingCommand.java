package io.parlance.cli;

import picocli.CommandLine.Option;

/** The options of trainers that learn from the windows around each word. */
abstract class WindowTrainingCommand extends TrainingCommand {
  private int dimension = 100;
  private int window = 5;
  private double sample = 1e-3;
  private int epochs = 5;

  WindowTrainingCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--dim",
      order = 4,
      paramLabel = "N",
      description = "Numbers a vector (default: 100).")
  final void dimension(int value) {
    dimension = dimension("--dim", value);
  }

  @Option(
      names = "--window",
      order = 5,
      paramLabel = "N",
      description = "Neighbours on each side, at most (default: 5).")
  final void window(int value) {
    window = within("--window", value, 1, 1000);
  }

  @Option(
      names = "--sample",
      order = 9,
      paramLabel = "F",
      description = "Frequent words above this share are thinned out; 0: not (default: 1e-3).")
  final void sample(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw Failure.call("--sample " + value + ": expected a share from 0 to 1");
    }
    sample = value;
  }

  @Option(
      names = "--epochs",
      order = 24,
      paramLabel = "N",
      description = "How often the corpus is gone through (default: 5).")
  final void setEpochs(int value) {
    epochs = epochs(value);
  }

  final int dimension() {
    return dimension;
  }

  final int window() {
    return window;
  }

  final double sample() {
    return sample;
  }

  final int epochs() {
    return epochs;
  }
}
