package io.parlance.trainers;

import io.parlance.embeddings.Embeddings;

/** A loss became NaN or infinite; what was learned before that is kept. */
public final class DivergedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Embeddings lastGood;

  /** Training diverged; {@code lastGood} holds finite vectors only. */
  public DivergedException(String message, Embeddings lastGood) {
    super(message);
    this.lastGood = lastGood;
  }

  /**
   * The vectors as they stood when the step that would have spoilt them was refused. A vector that
   * had overflowed before is zero.
   */
  public Embeddings lastGood() {
    return lastGood;
  }
}
