package io.parlance.cli;

import io.parlance.trainers.lsa.LsaOptions;
import io.parlance.trainers.lsa.LsaTrainer;
import io.parlance.trainers.lsa.Weighting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains latent semantic analysis. */
@Command(
    sortOptions = false,
    description = {
      "Learns a vector for each word and each document of your texts from which words share",
      "documents: latent semantic analysis, by a truncated singular value decomposition.",
      "The result is the same on any number of threads."
    },
    footer = {
      "",
      "Ctrl-C stops after the pass under way, saves what was learned, and exits with 130;",
      "--resume goes on.",
      "",
      "Examples:",
      "  parlance train lsa --input wordnet: --output models/lsa.safetensors",
      "  parlance documents models/lsa.safetensors \"disease of the heart\""
    })
final class LsaCommand extends DocumentTrainingCommand {
  private LsaOptions options = LsaOptions.defaults();

  LsaCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = {"--rank", "--dim"},
      order = 4,
      paramLabel = "N",
      description = "Singular values to keep: numbers a vector (default: 100).")
  void rank(int value) {
    options = options.withRank(dimension("--rank", value));
  }

  @Option(
      names = "--weighting",
      order = 5,
      paramLabel = "NAME",
      description = "log-entropy, tfidf (scikit-learn's) or count (default: log-entropy).")
  void weighting(String value) {
    try {
      options = options.withWeighting(Weighting.named(value));
    } catch (IllegalArgumentException e) {
      throw Failure.call("--weighting: " + e.getMessage());
    }
  }

  @Option(
      names = "--tolerance",
      order = 6,
      paramLabel = "F",
      description =
          "Relative error of the larger half of the singular values to stop at (default: 5e-4).")
  void tolerance(double value) {
    if (!(value > 0 && value < 1)) {
      throw Failure.call("--tolerance " + value + ": expected a number above 0 and below 1");
    }
    options = options.withTolerance(value);
  }

  @Option(
      names = "--epochs",
      order = 24,
      paramLabel = "N",
      description = "Passes through the matrix, at most (default: 40).")
  void setEpochs(int value) {
    options = options.withPasses(epochs(value));
  }

  @Override
  TrainingPlan.TrainerFactory trainer() {
    LsaOptions settings = options.withDocument(document()).withThreads(threads()).withSeed(seed());
    return (backend, listener) -> new LsaTrainer(settings, backend, listener);
  }
}
