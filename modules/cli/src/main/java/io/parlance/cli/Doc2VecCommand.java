package io.parlance.cli;

import io.parlance.trainers.engines.DocumentVectorOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains document vectors, by DL4J's ParagraphVectors. */
@Command(
    sortOptions = false,
    description = {
      "Learns a vector for each document and each word of your texts from what words a document",
      "has: paragraph vectors (doc2vec), as Deeplearning4j's ParagraphVectors learns them. DL4J is",
      "downloaded when first used, some 130 MB."
    },
    footer = {
      "",
      "Ctrl-C stops, saves what was learned so far, and exits with 130.",
      "",
      "Examples:",
      "  parlance train doc2vec --input wordnet: --output models/doc2vec.safetensors",
      "  parlance documents models/doc2vec.safetensors \"disease of the heart\""
    })
final class Doc2VecCommand extends WindowTrainingCommand {
  private static final String ENGINE = "dl4j";

  @Option(
      names = "--dm",
      order = 6,
      description =
          "PV-DM: words from their document and their neighbours; instead of PV-DBOW, words from"
              + " their document alone.")
  private boolean distributedMemory;

  private int negative = 5;
  private double alpha = 0.025;

  Doc2VecCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--negative",
      order = 8,
      paramLabel = "N",
      description = "Noise words for each word (default: 5).")
  void negative(int value) {
    negative = within("--negative", value, 1, 1000);
  }

  @Option(
      names = "--alpha",
      order = 10,
      paramLabel = "F",
      description = "Learning rate at the start (default: 0.025).")
  void alpha(double value) {
    alpha = positive("--alpha", value);
  }

  @Override
  TrainingPlan.TrainerFactory trainer() {
    DocumentVectorOptions options =
        settings(
            () ->
                new DocumentVectorOptions(
                    dimension(),
                    window(),
                    epochs(),
                    distributedMemory,
                    negative,
                    sample(),
                    alpha,
                    document(),
                    threads(),
                    seed()));
    return engine(ENGINE, (engine, listener) -> engine.documents(options, listener));
  }
}
