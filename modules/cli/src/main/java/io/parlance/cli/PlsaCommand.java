package io.parlance.cli;

import io.parlance.trainers.plsa.PlsaOptions;
import io.parlance.trainers.plsa.PlsaTrainer;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains PLSA. */
@Command(
    sortOptions = false,
    description = {
      "Finds the topics of your documents (PLSA), and a vector for each word: P(topic|word).",
      "Then topics shows them. A document is a line unless --document says otherwise."
    },
    footer = {
      "",
      "Ctrl-C stops, saves what was learned so far, and exits with 130; --resume goes on.",
      "",
      "Example:",
      "  parlance train plsa --input wordnet: --output models/topics.safetensors --topics 20"
    })
final class PlsaCommand extends DocumentTrainingCommand {
  private static final PlsaOptions DEFAULTS = PlsaOptions.defaults();

  private int topics = DEFAULTS.topics();
  private int iterations = DEFAULTS.iterations();
  private double tolerance = DEFAULTS.tolerance();
  private int restarts = DEFAULTS.restarts();
  private double beta = DEFAULTS.beta();
  private double maxDocumentShare = DEFAULTS.maxDocumentShare();
  private OptionalDouble heldOut = OptionalDouble.empty();

  PlsaCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = {"--topics", "--dim"},
      order = 4,
      paramLabel = "N",
      description = "The number of topics (default: 50).")
  void topics(int value) {
    topics = dimension("--topics", value);
  }

  @Option(
      names = "--epochs",
      order = 5,
      paramLabel = "N",
      description = "Iterations of EM, at most (default: 100).")
  void iterations(int value) {
    iterations = epochs(value);
  }

  @Option(
      names = "--tolerance",
      order = 6,
      paramLabel = "F",
      description =
          "Stop where the log-likelihood rises by less than this share of itself; "
              + "0: never before --epochs (default: 1e-5).")
  void tolerance(double value) {
    if (!(value >= 0 && value < 1)) {
      throw Failure.call("--tolerance " + value + ": expected a share from 0 to below 1");
    }
    tolerance = value;
  }

  @Option(
      names = "--restarts",
      order = 7,
      paramLabel = "N",
      description = "Runs from different random starts; the best is kept (default: 1).")
  void restarts(int value) {
    restarts = within("--restarts", value, 1, 1000);
  }

  @Option(
      names = "--beta",
      order = 8,
      paramLabel = "F",
      description =
          "Tempered EM: after some plain iterations, at this inverse temperature, as 0.9, which is "
              + "lowered while that helps to foretell tokens held out (default: 1, plain EM).")
  void beta(double value) {
    if (!(value > 0 && value <= 1)) {
      throw Failure.call("--beta " + value + ": expected a number above 0, at most 1");
    }
    beta = value;
  }

  @Option(
      names = "--held-out",
      order = 9,
      paramLabel = "F",
      description =
          "Hold this share of the tokens out and report their perplexity; plain EM never sees them, "
              + "tempered EM learns from them in its last iterations (default: 0; below --beta 1: 0.1).")
  void heldOut(double value) {
    if (!(value >= 0 && value <= 0.5)) {
      throw Failure.call("--held-out " + value + ": expected a share from 0 to 0.5");
    }
    heldOut = OptionalDouble.of(value);
  }

  @Option(
      names = "--max-df",
      order = 10,
      paramLabel = "F",
      description =
          "Leave out words that more than this share of the documents have, as 0.1: topics read "
              + "better without function words, which then have no vectors (default: 1, none).")
  void maxDocumentShare(double value) {
    if (!(value > 0 && value <= 1)) {
      throw Failure.call("--max-df " + value + ": expected a share above 0, at most 1");
    }
    maxDocumentShare = value;
  }

  @Override
  TrainingPlan.TrainerFactory trainer() {
    if (beta < 1 && heldOut.orElse(1) == 0) {
      throw Failure.call("--held-out 0: tempering (--beta below 1) needs tokens held out");
    }
    PlsaOptions options =
        settings(
            () ->
                new PlsaOptions(
                    topics,
                    iterations,
                    tolerance,
                    restarts,
                    beta,
                    heldOut.orElse(beta < 1 ? PlsaOptions.TEMPERING_HELD_OUT : 0),
                    maxDocumentShare,
                    document(),
                    threads(),
                    seed()));
    return (backend, listener) -> new PlsaTrainer(options, backend, listener);
  }
}
