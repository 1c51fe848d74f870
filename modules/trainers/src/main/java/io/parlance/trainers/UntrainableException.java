package io.parlance.trainers;

/**
 * Nothing can be learned from a corpus with these settings: the message says in one line what is
 * missing and what to do.
 */
public final class UntrainableException extends Exception {
  private static final long serialVersionUID = 1;

  public UntrainableException(String message) {
    super(message);
  }
}
