package io.parlance.seq2seq.inference;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;

/**
 * Looking back at the question (Luong, Pham & Manning 2015, section 3.1, "general"): {@code
 * score(d, o) = (W d) · o}, weights their softmax over all o, context the weighted sum of the o,
 * and {@code h̃ = tanh(W_c [context; d] + b)}.
 */
final class Attention {
  private final int hidden; // H
  private final Product score; // Wᵀ (H, H): score = d · (Wᵀ o), and Wᵀ o is made once a question
  private final Product combine; // W_c (H, 2H)
  private final float[] bias; // (H)
  private final TensorBackend backend;

  Attention(int hidden, Product score, Product combine, float[] bias, TensorBackend backend) {
    this.hidden = hidden;
    this.score = score;
    this.combine = combine;
    this.bias = bias;
    this.backend = backend;
  }

  static Attention of(Weights weights, Precision precision, TensorBackend backend) {
    int hidden = weights.shape(Architecture.SCORE).rows();
    float[] stored = weights.values(Architecture.SCORE);
    float[] transposed = new float[stored.length];
    for (int i = 0; i < hidden; i++) {
      for (int j = 0; j < hidden; j++) {
        transposed[j * hidden + i] = stored[i * hidden + j];
      }
    }
    float[] combine = weights.values(Architecture.COMBINE);
    return new Attention(
        hidden,
        Product.of(transposed, hidden, hidden, precision, backend),
        Product.of(combine, hidden, 2 * hidden, precision, backend),
        weights.values(Architecture.COMBINE_BIAS),
        backend);
  }

  /** Wᵀ o of every position: (T, H). */
  float[] keys(int positions, float[] outputs) {
    float[] keys = new float[outputs.length];
    score.multiplyMany(positions, outputs, 0, hidden, keys);
    return keys;
  }

  /**
   * One row's weights (T) over the positions, and its context (H).
   *
   * @param d (H): the decoder's output
   */
  void look(
      Encoded question, float[] d, int dOffset, float[] weights, int at, float[] context, int to) {
    int positions = question.positions();
    Parallel here = Parallel.sequential();
    backend.gemv(
        false, positions, hidden, 1, question.keys(), 0, hidden, d, dOffset, 0, weights, at, here);
    backend.softmax(weights, at, 1, positions, positions);
    backend.gemv(
        true,
        positions,
        hidden,
        1,
        question.outputs(),
        0,
        hidden,
        weights,
        at,
        0,
        context,
        to,
        here);
  }

  /**
   * Units {@code from … to-1} of h̃ for each row.
   *
   * @param looked (rows, 2H): context, then d
   * @param h (rows, H): written
   */
  void combine(int from, int to, int rows, float[] looked, float[] h) {
    combine.multiply(from, to, rows, looked, 0, 2 * hidden, h, 0, hidden);
    for (int row = 0; row < rows; row++) {
      int at = row * hidden;
      for (int i = from; i < to; i++) {
        h[at + i] += bias[i];
      }
      backend.tanh(h, at + from, h, at + from, to - from);
    }
  }
}
