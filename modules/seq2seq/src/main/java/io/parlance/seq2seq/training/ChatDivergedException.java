package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Weights;

/**
 * A gradient was not finite. The weights before that step are good, the best ones are kept here.
 */
public final class ChatDivergedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Weights best;

  ChatDivergedException(String message, Weights best) {
    super(message);
    this.best = best;
  }

  /** The weights of the lowest held-out perplexity so far. */
  public Weights best() {
    return best;
  }
}
