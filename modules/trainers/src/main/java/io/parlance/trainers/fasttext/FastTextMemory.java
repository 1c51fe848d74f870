package io.parlance.trainers.fasttext;

import static io.parlance.embeddings.memory.MemoryPlan.shape;
import static io.parlance.trainers.windows.WindowMemory.copies;
import static io.parlance.trainers.windows.WindowMemory.kept;
import static io.parlance.trainers.windows.WindowMemory.learners;
import static io.parlance.trainers.windows.WindowMemory.samplingTables;

import io.parlance.embeddings.memory.Fit;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.embeddings.subwords.WordParts;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.Vocabulary;
import java.util.List;

/** What fastText takes of memory and time. */
final class FastTextMemory {
  /** The words of a second that a thread reads with the defaults; see docs/benchmarks.md. */
  private static final double SPEED = 400_000;

  /** Deterministic training takes so many times as long: docs/benchmarks.md. */
  private static final double DETERMINISTIC = 1.8;

  /** The words of a block that are not another one again, about. */
  private static final double DIFFERENT = 0.5;

  /** Fifteen noise words a center, and the words that it predicts. */
  private static final double OUTPUTS_OF_A_WORD = 16;

  private final FastTextOptions options;
  private final Vocabulary vocabulary;
  private final WordParts parts;

  FastTextMemory(FastTextOptions options, Vocabulary vocabulary, WordParts parts) {
    this.options = options;
    this.vocabulary = vocabulary;
    this.parts = parts;
  }

  /** What is needed beside the parts of words, which are there already. */
  Fit fit() {
    return new Fit(
        "--dim", (words, dimension) -> plan(words, dimension).bytes() - parts.heapBytes());
  }

  Forecast forecast(EncodedCorpus corpus) {
    long buckets = parts.buckets().size();
    return new Forecast(
        plan(vocabulary.size(), options.dimension()),
        (2L * vocabulary.size() + buckets) * options.dimension() * Float.BYTES,
        List.of(new Forecast.Size("buckets", buckets)),
        seconds(corpus),
        "by a measured 400 k words/s a thread, scaled");
  }

  /** With the first words of the vocabulary, which fill the first buckets. */
  MemoryPlan plan(int words, int dimension) {
    int buckets = parts.bucketsOf(words);
    Stage training = model(Stage.of("training"), words, buckets, dimension);
    if (options.deterministic()) {
      double kept = kept(vocabulary, options.sample());
      double partsOfAWord = (double) parts.from(words - 1) / words + 1;
      training =
          copies(
              training, "rows", (long) words + buckets, dimension, kept * partsOfAWord * DIFFERENT);
      training = copies(training, "outputs", words, dimension, kept * OUTPUTS_OF_A_WORD);
    }
    Stage saving =
        model(Stage.of("saving"), words, buckets, dimension)
            .with("vectors", shape(words, dimension), (long) words * dimension * Float.BYTES)
            .with(
                "words to be written",
                "",
                vocabulary.copyBytes(words) + (long) Long.BYTES * buckets);
    return MemoryPlan.of(learners(samplingTables(training, words), options.threads()), saving);
  }

  private Stage model(Stage stage, int words, int buckets, int dimension) {
    Stage rows = stage.withMatrix("rows of words and n-grams", (long) words + buckets, dimension);
    return rows.withMatrix("outputs", words, dimension)
        .with("parts of words", "", parts.heapBytes());
  }

  private double seconds(EncodedCorpus corpus) {
    double share = (options.deterministic() ? DETERMINISTIC : 1) * options.dimension() / 100;
    return corpus.tokens() * options.epochs() * share / SPEED / options.threads();
  }
}
