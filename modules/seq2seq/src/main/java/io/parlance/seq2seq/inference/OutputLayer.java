package io.parlance.seq2seq.inference;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.Optional;

/**
 * From h̃ to each word's log-probability: {@code z = W h̃ + b}, {@code log p = z - log Σ exp z}.
 */
final class OutputLayer {
  private final Optional<Product> projection; // where tied, P (E, H): z = W (P h̃) + b
  private final Product words; // W (V, H), where tied (V, E)
  private final float[] bias; // (V)
  private final Cuts cuts; // the partition of the words
  private final TensorBackend backend;

  OutputLayer(
      Optional<Product> projection, Product words, float[] bias, Cuts cuts, TensorBackend backend) {
    this.projection = projection;
    this.words = words;
    this.bias = bias;
    this.cuts = cuts;
    this.backend = backend;
  }

  static OutputLayer of(
      boolean tied, int hidden, Weights weights, Precision precision, TensorBackend backend) {
    float[] bias = weights.values(Architecture.OUTPUT_BIAS);
    String name = tied ? Architecture.EMBEDDING : Architecture.OUTPUT;
    int in = weights.shape(name).columns();
    Optional<Product> projection =
        tied
            ? Optional.of(
                Product.of(weights.values(Architecture.PROJECTION), in, hidden, precision, backend))
            : Optional.empty();
    return new OutputLayer(
        projection,
        Product.of(weights.values(name), bias.length, in, precision, backend),
        bias,
        Cuts.of(bias.length, 16, in),
        backend);
  }

  /** Room for {@code rows} rows of this layer. */
  Scratch scratch(int rows) {
    int parts = cuts.parts();
    return new Scratch(
        new float[projection.isPresent() ? rows * words.inputs() : 0],
        new float[rows * parts],
        new float[rows * parts]);
  }

  /** What a call needs beside its operands. */
  static final class Scratch {
    private final float[] projected; // (rows, E) where tied
    private final float[] highest; // (rows, parts): of the scores of each part of the words
    private final float[] sum; // (rows, parts): of exp(z - highest)

    Scratch(float[] projected, float[] highest, float[] sum) {
      this.projected = projected;
      this.highest = highest;
      this.sum = sum;
    }
  }

  /**
   * Log-probabilities of {@code rows} rows.
   *
   * @param h (rows, H)
   * @param z (rows, V): written
   */
  void logProbabilities(
      int rows, float[] h, int hidden, float[] z, Scratch scratch, Parallel parallel) {
    float[] x = projection.isPresent() ? scratch.projected : h; // (rows, in)
    int in = words.inputs();
    projection.ifPresent(p -> p.multiply(0, in, rows, h, 0, hidden, scratch.projected, 0, in));
    int parts = cuts.parts();
    int size = bias.length;
    parallel.run(
        parts,
        part -> {
          int from = cuts.at(part);
          int to = cuts.at(part + 1);
          words.multiply(from, to, rows, x, 0, in, z, 0, size);
          for (int row = 0; row < rows; row++) {
            int at = row * parts + part;
            backend
                .crossEntropy()
                .observe(
                    1,
                    to - from,
                    z,
                    row * size + from,
                    size,
                    bias,
                    from,
                    scratch.highest,
                    at,
                    scratch.sum,
                    at);
          }
        });
    for (int row = 0; row < rows; row++) {
      float log = logSum(scratch, row * parts, parts);
      for (int i = row * size; i < (row + 1) * size; i++) {
        z[i] -= log;
      }
    }
  }

  /** {@code log Σ exp z} over all words, from what is known of each part, in their order. */
  private static float logSum(Scratch scratch, int at, int parts) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int part = 0; part < parts; part++) {
      highest = Math.max(highest, scratch.highest[at + part]);
    }
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      sum += scratch.sum[at + part] * StrictMath.exp(scratch.highest[at + part] - highest);
    }
    return (float) (highest + StrictMath.log(sum));
  }
}
