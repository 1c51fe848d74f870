package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.RandomBits;
import java.util.function.Supplier;

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

  /** Makes outputs, one a thread, that share what is large. */
  static Supplier<Outputs> of(
      Word2VecOptions options, Vocabulary vocabulary, RowMatrix output, int centers) {
    if (options.hierarchicalSoftmax()) {
      HuffmanTree tree = new HuffmanTree(vocabulary);
      return () -> new PathOutputs(tree, output);
    }
    NoiseSampler sampler = new NoiseSampler(vocabulary);
    return () -> new NoiseOutputs(sampler, options.negative(), output, centers);
  }
}
