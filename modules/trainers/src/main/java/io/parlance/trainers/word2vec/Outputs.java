package io.parlance.trainers.word2vec;

import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowBlock;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.NoiseSampler;
import io.parlance.trainers.windows.Windows;
import io.parlance.trainers.windows.WorkRows;

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

  /** From now on noise comes from a pool that is drawn now. */
  void pool(RandomBits random);

  /** Ends a while of learning: other threads see what these outputs learned. */
  void merge();

  /** Makes the outputs of workers, which share what is large. */
  interface Factory {
    /** The rows of all, which are learned. */
    RowMatrix matrix();

    /** The outputs of a worker. */
    Outputs of(int worker, WorkRows.Access access);
  }

  /** Outputs whose rows start as zero, as in word2vec.c. */
  static Factory factory(Word2VecOptions options, Vocabulary vocabulary, int centers) {
    int words = vocabulary.size();
    if (!options.hierarchicalSoftmax()) {
      return new NoiseFactory(
          new NoiseSampler(vocabulary),
          options.negative(),
          RowMatrix.padded(words, options.dimension()),
          centers);
    }
    int threads = options.deterministic() ? 1 : options.threads(); // that write to the same rows
    return new PathFactory(
        new HuffmanTree(vocabulary),
        words - 1,
        HotRows.matrix(words - 1, options.dimension(), threads),
        threads);
  }

  /** Of {@link NoiseOutputs}; the matrix is (words, dimension). */
  record NoiseFactory(NoiseSampler sampler, int negative, RowMatrix matrix, int centers)
      implements Factory {
    @Override
    public Outputs of(int worker, WorkRows.Access access) {
      return new NoiseOutputs(sampler, negative, access.of(matrix), centers);
    }
  }

  /** Of {@link PathOutputs}; the matrix is (nodes and threads' copies of them, dimension). */
  record PathFactory(HuffmanTree tree, int nodes, RowMatrix matrix, int threads)
      implements Factory {
    @Override
    public Outputs of(int worker, WorkRows.Access access) {
      return new PathOutputs(
          tree, threads == 1 ? access.of(matrix) : HotRows.of(matrix, nodes, worker, threads));
    }
  }
}
