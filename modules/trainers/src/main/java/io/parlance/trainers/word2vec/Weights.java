package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.RandomBits;

/**
 * The two matrices that training changes: a row for each word as input, and a row for each output
 * (a word, or an inner node of the Huffman tree).
 */
final class Weights {
  final RowMatrix input; // (words, dimension), padded
  final RowMatrix output; // (words, dimension), padded

  /** Inputs uniform in ±1/(2 dimension), outputs zero, as word2vec.c starts. */
  Weights(int words, int dimension, long seed) {
    input = RowMatrix.padded(words, dimension);
    output = RowMatrix.padded(words, dimension);
    RandomBits random = new RandomBits(seed, -1);
    float[] row = new float[dimension];
    for (int id = 0; id < words; id++) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (random.unit() - 0.5f) / dimension;
      }
      input.setRow(id, row, 0);
    }
  }
}
