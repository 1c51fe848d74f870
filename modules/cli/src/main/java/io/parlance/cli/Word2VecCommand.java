package io.parlance.cli;

import io.parlance.trainers.word2vec.Word2VecOptions;
import io.parlance.trainers.word2vec.Word2VecTrainer;
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

  private int dimension = 100;
  private int window = 5;
  private int epochs = 5;

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
      names = "--dim",
      order = 4,
      paramLabel = "N",
      description = "Numbers a vector (default: 100).")
  void dimension(int value) {
    dimension = dimension("--dim", value);
  }

  @Option(
      names = "--epochs",
      order = 24,
      paramLabel = "N",
      description = "How often the corpus is gone through (default: 5).")
  void setEpochs(int value) {
    epochs = epochs(value);
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
    alpha = OptionalDouble.of(positive("--alpha", value));
  }

  @Override
  TrainingPlan.TrainerFactory trainer() {
    int noise = negative.orElse(hierarchicalSoftmax ? 0 : 5);
    if (noise == 0 && !hierarchicalSoftmax) {
      throw Failure.call("--negative 0: expected at least 1, or --hs beside it");
    }
    Word2VecOptions options =
        settings(
            () ->
                new Word2VecOptions(
                    dimension,
                    window,
                    epochs,
                    cbow,
                    hierarchicalSoftmax,
                    noise,
                    sample,
                    alpha.orElse(cbow ? CBOW_ALPHA : SKIP_GRAM_ALPHA),
                    threads(),
                    seed()));
    return (backend, listener) -> new Word2VecTrainer(options, backend, listener);
  }
}
