package io.parlance.trainers.windows;

import io.parlance.tensor.RandomBits;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.SentenceReader;
import io.parlance.trainers.Subsampling;
import java.io.IOException;
import java.util.List;

/** Learns from the windows of its part of the corpus, block by block, on copies of rows. */
final class BlockWorker {
  /** Words of a block where the corpus is large; it ends with the sentence that reaches them. */
  static final int BLOCK = 1500;

  /** Rounds that an epoch has at least: learning is to go on from what was learned. */
  private static final int LEAST_ROUNDS = 100;

  private final WindowTraining training;
  private final EncodedCorpus corpus;
  private final Subsampling subsampling;
  private final WindowLearner learner;
  private final List<RowCopies> copies; // of the rows of each matrix
  private final int index;
  private final int block; // words
  private final Windows windows;
  private SentenceReader reader;
  private int epoch;
  private int words; // of the last block
  private boolean diverged;

  BlockWorker(
      WindowTraining training,
      EncodedCorpus corpus,
      Subsampling subsampling,
      WindowLearner learner,
      List<RowCopies> copies,
      int index)
      throws IOException {
    this.training = training;
    this.corpus = corpus;
    this.subsampling = subsampling;
    this.learner = learner;
    this.copies = List.copyOf(copies);
    this.index = index;
    this.block = (int) Math.min(BLOCK, corpus.tokens() / OrderedRun.WORKERS / LEAST_ROUNDS + 1);
    this.windows = new Windows(training.window(), learner.centers(), EncodedCorpus.MAX_SENTENCE);
    this.reader = corpus.open(index, OrderedRun.WORKERS);
  }

  /** Goes to the beginning of an epoch, and passes over the blocks of its first rounds. */
  void open(int newEpoch, long rounds) throws IOException {
    epoch = newEpoch;
    reader = corpus.open(index, OrderedRun.WORKERS);
    for (long round = 0; round < rounds; round++) {
      int passed = 0;
      while (passed < block && reader.next()) {
        passed += reader.length();
      }
    }
  }

  /** Learns from the next block; the shared rows stay as they are. */
  void learn(long round, float learningRate) throws IOException {
    RandomBits random =
        new RandomBits(training.seed(), ((long) epoch << 40 | round) * OrderedRun.WORKERS + index);
    words = 0;
    copies.forEach(RowCopies::clear);
    learner.begin(random);
    while (words < block && !diverged && reader.next()) {
      words += reader.length();
      windows.length(subsampling.filter(reader.ids(), reader.length(), windows.ids(), random));
      diverged = !WindowTraining.sentence(windows, learner, learningRate, random);
    }
  }

  /** The words of the last block; 0 where there was none. */
  int words() {
    return words;
  }

  /** The sum of the block's losses. */
  double takeLoss() {
    return learner.takeLoss();
  }

  /** The predictions of the block. */
  long takePredictions() {
    return learner.takePredictions();
  }

  /** Whether a loss of the block was not finite. */
  boolean diverged() {
    return diverged;
  }
}
