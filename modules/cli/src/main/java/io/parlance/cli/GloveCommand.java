package io.parlance.cli;

import io.parlance.trainers.glove.GloveOptions;
import io.parlance.trainers.glove.GloveTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains GloVe. */
@Command(
    sortOptions = false,
    description = {
      "Learns a vector for each word of your texts from how often words stand near one another.",
      "The flags of the GloVe programs (-vector-size, -window-size, -x-max, ...) are understood;",
      "their -alpha is --power."
    },
    footer = {
      "",
      "Ctrl-C stops, saves what was learned so far, and exits with 130; --resume goes on.",
      "What does not fit in memory goes to the folder in TMPDIR while training.",
      "",
      "Example:",
      "  parlance train glove --input wordnet: --output models/wordnet-glove.safetensors"
    })
final class GloveCommand extends TrainingCommand {
  private GloveOptions options = GloveOptions.defaults();

  @Option(
      names = "--symmetric",
      order = 6,
      description = "Neighbours on both sides count (the default).")
  private boolean symmetric;

  @Option(names = "--left", order = 7, description = "Neighbours on the left alone count.")
  private boolean left;

  GloveCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--dim",
      order = 4,
      paramLabel = "N",
      description = "Numbers a vector (default: 100).")
  void dimension(int value) {
    options = options.withDimension(dimension("--dim", value));
  }

  @Option(
      names = "--window",
      order = 5,
      paramLabel = "N",
      description = "Neighbours on each side, a share of 1/distance each (default: 10).")
  void window(int value) {
    options = options.withWindow(within("--window", value, 1, 1000));
  }

  @Option(
      names = "--x-max",
      order = 8,
      paramLabel = "F",
      description =
          "Pairs that count so much have full weight; 100 suits a billion words (default: 10).")
  void xMax(double value) {
    options = settings(() -> options.withXMax(positive("--x-max", value)));
  }

  @Option(
      names = "--power",
      order = 9,
      paramLabel = "F",
      description = "Of the weight of pairs that count less (default: 0.75).")
  void power(double value) {
    if (!(value >= 0 && value <= 10)) {
      throw Failure.call("--power " + value + ": expected a number from 0 to 10");
    }
    options = options.withPower(value);
  }

  @Option(
      names = "--eta",
      order = 10,
      paramLabel = "F",
      description = "Learning rate (default: 0.05).")
  void eta(double value) {
    options = settings(() -> options.withEta(positive("--eta", value)));
  }

  @Option(
      names = "--epochs",
      order = 24,
      paramLabel = "N",
      description = "How often the counts are gone through (default: 15).")
  void setEpochs(int value) {
    options = options.withEpochs(epochs(value));
  }

  @Override
  TrainingPlan.TrainerFactory trainer() {
    if (symmetric && left) {
      throw Failure.call("--symmetric and --left: expected one of them");
    }
    GloveOptions checked = options.withSymmetric(!left).withThreads(threads()).withSeed(seed());
    return (backend, listener) -> new GloveTrainer(checked, backend, listener);
  }
}
