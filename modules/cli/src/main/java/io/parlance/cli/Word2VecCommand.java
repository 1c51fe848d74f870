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
      "Ctrl-C stops, saves what was learned so far, and exits with 130; --resume goes on.",
      "What does not fit in memory goes to the folder in TMPDIR while training.",
      "",
      "Examples:",
      "  parlance train word2vec --input wordnet: --output models/wordnet.safetensors",
      "  parlance train word2vec --engine dl4j --input wordnet: --output models/dl4j.safetensors"
    })
final class Word2VecCommand extends CbowTrainingCommand {
  private static final double SKIP_GRAM_ALPHA = 0.025;
  private static final String OURS = "parlance";
  private static final double CBOW_ALPHA = 0.05; // word2vec.c's

  @Option(
      names = "--hs",
      order = 7,
      description = "Hierarchical softmax; instead of negative sampling.")
  private boolean hierarchicalSoftmax;

  @Option(
      names = "--engine",
      order = 11,
      paramLabel = "NAME",
      description =
          "Whose implementation: parlance, or dl4j, Deeplearning4j's (default: parlance).")
  private String engine = OURS;

  private OptionalInt negative = OptionalInt.empty();
  private OptionalDouble alpha = OptionalDouble.empty();

  Word2VecCommand(Streams streams) {
    super(streams);
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
                    dimension(),
                    window(),
                    epochs(),
                    cbow(),
                    hierarchicalSoftmax,
                    noise,
                    sample(),
                    alpha.orElse(cbow() ? CBOW_ALPHA : SKIP_GRAM_ALPHA),
                    threads(),
                    deterministic(),
                    seed()));
    return engine.equals(OURS)
        ? (backend, listener) -> new Word2VecTrainer(options, backend, listener)
        : engine(engine, (other, listener) -> other.word2vec(options, listener));
  }
}
