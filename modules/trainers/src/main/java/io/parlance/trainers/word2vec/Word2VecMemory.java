package io.parlance.trainers.word2vec;

import static io.parlance.trainers.windows.WindowMemory.copies;
import static io.parlance.trainers.windows.WindowMemory.kept;
import static io.parlance.trainers.windows.WindowMemory.learners;
import static io.parlance.trainers.windows.WindowMemory.samplingTables;

import io.parlance.embeddings.memory.Fit;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.tensor.RowBlockKernel;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.Vocabulary;
import java.util.List;

/** What Word2Vec takes of memory and time. */
final class Word2VecMemory {
  /** Weights, parents and sides of twice as many nodes as words, while the tree is built. */
  private static final long TREE_AT_WORK = 2 * (Long.BYTES + Integer.BYTES + 1);

  private static final long TREE_STEP = Integer.BYTES + 1;

  /** A thread's multiplications and additions a second: 1.3 M words/s with the defaults. */
  private static final double SPEED = 4.7e9;

  /** Deterministic training takes so many times as long: docs/benchmarks.md. */
  private static final double DETERMINISTIC = 1.4;

  private static final String BASIS = "by a measured 1.3 M words/s a thread, scaled";

  /** What a word costs beside its dot products, in floats of rows: gathering and drawing. */
  private static final double OVERHEAD = 24;

  private final Word2VecOptions options;
  private final Vocabulary vocabulary;

  Word2VecMemory(Word2VecOptions options, Vocabulary vocabulary) {
    this.options = options;
    this.vocabulary = vocabulary;
  }

  Fit fit() {
    return new Fit("--dim", (words, dimension) -> plan(words, dimension).bytes());
  }

  Forecast forecast(EncodedCorpus corpus) {
    return new Forecast(
        plan(vocabulary.size(), options.dimension()),
        2L * vocabulary.size() * options.dimension() * Float.BYTES,
        List.of(),
        seconds(corpus),
        BASIS);
  }

  /** With the first words of the vocabulary. */
  MemoryPlan plan(int words, int dimension) {
    Stage tables = Stage.of("making tables").withMatrix("word vectors", words, dimension);
    Stage training = Stage.of("training").withMatrix("word vectors", words, dimension);
    if (options.hierarchicalSoftmax()) {
      long tree = treeBytes(words);
      tables = tables.with("Huffman tree", "", tree + TREE_AT_WORK * words);
      int copies = HotRows.rows(Math.max(0, words - 1), options.threads());
      training =
          training.withMatrix("inner nodes", copies, dimension).with("Huffman tree", "", tree);
    } else {
      tables = samplingTables(tables, words).with("sampling weights", "", 12L * words);
      training = training.withMatrix("outputs", words, dimension);
    }
    if (options.deterministic()) {
      double kept = kept(vocabulary, options.sample());
      training = copies(training, "word vectors", words, dimension, kept);
      training = copies(training, "outputs", words, dimension, kept * outputsOfAWord());
    }
    training = learners(samplingTables(training, words), options.threads());
    Stage saving =
        Stage.of("saving")
            .withMatrix("word vectors", words, dimension)
            .with("words to be written", "", vocabulary.copyBytes(words));
    return MemoryPlan.of(tables, training, saving);
  }

  /** A path is about as long as the word's share of the text is halved; one step is for luck. */
  private long treeBytes(int words) {
    double total = vocabulary.totalCount();
    double steps = 0;
    for (int id = 0; id < words; id++) {
      steps += 1 + Math.log(total / Math.max(1, vocabulary.count(id))) / Math.log(2);
    }
    return (long) (steps * TREE_STEP) + Integer.BYTES * (words + 1L);
  }

  /** The output rows that a center meets, noise words among them, which its block shares. */
  private double outputsOfAWord() {
    if (options.hierarchicalSoftmax()) {
      return meanDepth();
    }
    double centers = options.cbow() ? CbowLearner.CENTERS : SkipGramLearner.CENTERS;
    return 1 + (options.negative() + 0.5 * RowBlockKernel.OUTPUT_TILE) / centers;
  }

  private double seconds(EncodedCorpus corpus) {
    double contexts = options.cbow() ? 1 + OVERHEAD / 24 : (1.0 + options.window());
    double outputs = options.hierarchicalSoftmax() ? 2 * meanDepth() : 1.0 + options.negative();
    double work = contexts * (outputs * options.dimension() + OVERHEAD);
    work *= options.deterministic() ? DETERMINISTIC : 1;
    return (double) corpus.tokens() * options.epochs() * work / SPEED / options.threads();
  }

  /** The mean length of a path, by how often it is gone: the entropy of the words. */
  private double meanDepth() {
    double total = vocabulary.totalCount();
    double bits = 0;
    for (int id = 0; id < vocabulary.size(); id++) {
      double share = Math.max(1, vocabulary.count(id)) / total;
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
