package io.parlance.cli;

import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.trainers.fasttext.FastTextOptions;
import io.parlance.trainers.fasttext.FastTextTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains skip-gram or CBOW over words' parts. */
@Command(
    sortOptions = false,
    description = {
      "Learns a vector for each word of your texts and for its character n-grams, so that words",
      "never seen have vectors too: skip-gram, or CBOW with --cbow.",
      "The flags of fastText and word2vec.c (-input, -dim, -ws, -epoch, -minn, ...) are understood."
    },
    footer = {
      "",
      "Ctrl-C stops, saves what was learned so far, and exits with 130; --resume goes on.",
      "What does not fit in memory goes to the folder in TMPDIR while training.",
      "",
      "Example:",
      "  parlance train fasttext --input wordnet: --output models/fasttext.safetensors"
    })
final class FastTextCommand extends CbowTrainingCommand {
  private int negative = 5;
  private double alpha = 0.05;
  private int minN = 3;
  private int maxN = 6;
  private int buckets = 2_000_000;

  FastTextCommand(Streams streams) {
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
      description = "Learning rate at the start (default: 0.05).")
  void alpha(double value) {
    alpha = positive("--alpha", value);
  }

  @Option(
      names = "--hs",
      hidden = true,
      description = "Word2Vec has hierarchical softmax; fastText here has not.")
  void hierarchicalSoftmax(boolean value) {
    if (value) {
      throw Failure.call("--hs: fasttext learns by negative sampling only; leave it out");
    }
  }

  @Option(
      names = "--min-n",
      order = 11,
      paramLabel = "N",
      description = "The shortest character n-grams (default: 3).")
  void minN(int value) {
    minN = within("--min-n", value, 0, CharacterGrams.MOST);
  }

  @Option(
      names = "--max-n",
      order = 12,
      paramLabel = "N",
      description = "The longest; 0: no n-grams, so none for words never seen (default: 6).")
  void maxN(int value) {
    maxN = within("--max-n", value, 0, CharacterGrams.MOST);
  }

  @Option(
      names = "--buckets",
      order = 13,
      paramLabel = "N",
      description = "N-grams share so many rows by their hash (default: 2000000).")
  void buckets(int value) {
    buckets = within("--buckets", value, 0, Integer.MAX_VALUE);
  }

  @Override
  EmbeddingsFormat bin() {
    return EmbeddingsFormat.FASTTEXT_BINARY;
  }

  @Override
  TrainingPlan.TrainerFactory trainer() {
    if (maxN > 0 && minN > maxN) {
      throw Failure.call("--min-n " + minN + ": expected at most --max-n, which is " + maxN);
    }
    if (maxN > 0 && buckets == 0) {
      throw Failure.call("--buckets 0: expected at least 1, or --max-n 0 beside it");
    }
    FastTextOptions options =
        settings(
            () ->
                new FastTextOptions(
                    dimension(),
                    window(),
                    epochs(),
                    cbow(),
                    negative,
                    sample(),
                    alpha,
                    new CharacterGrams(maxN == 0 ? 0 : minN, maxN, maxN == 0 ? 0 : buckets),
                    threads(),
                    deterministic(),
                    seed()));
    return (backend, listener) -> new FastTextTrainer(options, backend, listener);
  }
}
