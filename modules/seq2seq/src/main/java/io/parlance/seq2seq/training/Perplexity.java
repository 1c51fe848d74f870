package io.parlance.seq2seq.training;

import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Tape;

/** How surprised a model is by replies: exp of the mean {@code -ln P} of a token. */
public final class Perplexity {
  private final Network network;
  private final Tape tape;
  private final int batch;

  /** Measures these weights as they are at each call. */
  public Perplexity(
      ModelOptions options, Weights weights, int batch, TensorBackend backend, Parallel parallel) {
    this(new Network(options, weights, true), batch, backend, parallel);
  }

  Perplexity(Network network, int batch, TensorBackend backend, Parallel parallel) {
    this.network = network;
    this.tape = Tape.forwardOnly(backend, parallel);
    this.batch = batch;
  }

  /** Makes room for batches of which each takes so many numbers. */
  void reserve(long floats) {
    tape.reserve(floats);
  }

  /**
   * The perplexity of replies, end marks counted, unknown words counted as a token.
   *
   * @throws IllegalArgumentException if there is no pair
   */
  public double of(TokenPairs pairs) {
    if (pairs.size() == 0) {
      throw new IllegalArgumentException("no pairs to measure");
    }
    double loss = 0;
    for (int[] chosen : Batches.inOrder(pairs, batch)) {
      tape.reset();
      loss += network.loss(tape, new Batch(pairs, chosen), 0, 0, 0);
    }
    return Math.exp(loss / pairs.replyTokens());
  }
}
