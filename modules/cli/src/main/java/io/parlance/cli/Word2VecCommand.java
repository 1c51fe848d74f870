package io.parlance.cli;

import io.parlance.trainers.word2vec.Word2VecOptions;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains skip-gram or CBOW. */
@Command(
    sortOptions = false,
    description = {
      "Learns a vector for each word of your texts: skip-gram, or CBOW with --cbow.",
      "The flags of word2vec.c and fastText (-train, -size, -ws, -iter, -hs 1, ...) are understood."
    },
    footer = {
      "",
      "Ctrl-C stops, saves what was learned so far, and exits with 130.",
      "What does not fit in memory goes to the folder in TMPDIR while training.",
      "",
      "Example:",
      "  parlance train word2vec --input wordnet: --output models/wordnet.safetensors"
    })
final class Word2VecCommand extends TrainingCommand {
  private static final double SKIP_GRAM_ALPHA = 0.025;
  private static final double CBOW_ALPHA = 0.05; // word2vec.c's

  private int window = 5;

  @Option(
      names = "--cbow",
      order = 6,
      description = "A word from its neighbours, not the other way round.")
  private boolean cbow;

  @Option(
      names = "--hs",
      order = 7,
      description = "Hierarchical softmax; instead of negative sampling.")
  private boolean hierarchicalSoftmax;

  private OptionalInt negative = OptionalInt.empty();
  private double sample = 1e-3;
  private OptionalDouble alpha = OptionalDouble.empty();

  Word2VecCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--window",
      order = 5,
      paramLabel = "N",
      description = "Neighbours on each side, at most (default: 5).")
  void window(int value) {
    window = within("--window", value, 1, 1000);
  }

  @Option(
      names = "--negative",
      order = 8,
      paramLabel = "N",
      description = "Noise words for each word; 0 with --hs (default: 5).")
  void negative(int value) {
    negative = OptionalInt.of(within("--negative", value, 0, 1000));
  }

  @Option(
      names = "--sample",
      order = 9,
      paramLabel = "F",
      description = "Frequent words above this share are thinned out; 0: not (default: 1e-3).")
  void sample(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw Failure.call("--sample " + value + ": expected a share from 0 to 1");
    }
    sample = value;
  }

  @Option(
      names = "--alpha",
      order = 10,
      paramLabel = "F",
      description = "Learning rate at the start (default: 0.025, with --cbow 0.05).")
  void alpha(double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw Failure.call("--alpha " + value + ": expected a number above 0");
    }
    alpha = OptionalDouble.of(value);
  }

  @Override
  int run() throws IOException {
    Word2VecOptions options = options();
    OutputTarget target = target();
    TrainingPlan plan =
        new TrainingPlan(
            inputs(),
            encoding(),
            analyzer(),
            userDictionary(),
            encodingOptions(),
            options,
            backend(),
            target,
            savedVocabulary(target));
    TrainingRun run = new TrainingRun(plan, streams());
    TrainingResult result = run.run();
    if (json()) {
      result.print(streams());
    } else {
      streams()
          .err()
          .printf(
              Locale.ROOT,
              "saved %s: %,d words of dimension %d; %,.0f words/s, loss %.4f, %s in all%n",
              result.output(),
              result.words(),
              options.dimension(),
              result.wordsPerSecond(),
              result.loss(),
              ProgressDisplay.clock(result.seconds()));
    }
    return result.exitCode();
  }

  private Word2VecOptions options() {
    int noise = negative.orElse(hierarchicalSoftmax ? 0 : 5);
    if (noise == 0 && !hierarchicalSoftmax) {
      throw Failure.call("--negative 0: expected at least 1, or --hs beside it");
    }
    try {
      return new Word2VecOptions(
          dimension(),
          window,
          epochs(),
          cbow,
          hierarchicalSoftmax,
          noise,
          sample,
          alpha.orElse(cbow ? CBOW_ALPHA : SKIP_GRAM_ALPHA),
          threads(),
          seed());
    } catch (IllegalArgumentException e) {
      throw Failure.call(String.valueOf(e.getMessage()));
    }
  }
}
