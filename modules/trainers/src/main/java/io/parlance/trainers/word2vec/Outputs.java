package io.parlance.trainers.word2vec;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.windows.Windows;

/** What the centers of a block are predicted by: the output rows of its {@link RowBlock}. */
interface Outputs {

  /** How many neighbouring centers make one block. */
  int centers();

  /** The most output rows of a block. */
  int maxRows();

  /**
   * Begins a block for the windows' centers: chooses the outputs, and says which are noise.
   *
   * @param inputs how many rows of {@code input} the block has
   */
  void begin(RowBlock block, Windows windows, RowMatrix input, int inputs, RandomBits random);

  /** The input predicts center {@code center} of the windows once more. */
  void seen(RowBlock block, int input, int center);

  /** Ends a while of learning: other threads see what these outputs learned. */
  void merge();

  /** Makes the outputs of a thread. */
  @FunctionalInterface
  interface Factory {
    Outputs of(int thread);
  }

  /** Outputs that share what is large; their rows start as zero, as in word2vec.c. */
  static Factory factory(Word2VecOptions options, Vocabulary vocabulary, int centers) {
    int words = vocabulary.size();
    int threads = options.threads();
    if (options.hierarchicalSoftmax()) {
      HuffmanTree tree = new HuffmanTree(vocabulary);
      RowMatrix nodes = HotRows.matrix(words - 1, options.dimension(), threads);
      return thread -> new PathOutputs(tree, HotRows.of(nodes, words - 1, thread, threads));
    }
    NoiseSampler sampler = new NoiseSampler(vocabulary);
    RowMatrix output = RowMatrix.padded(words, options.dimension());
    return thread -> new NoiseOutputs(sampler, options.negative(), output, centers);
  }
}
