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

  /** Trainers that predict words from their neighbours found none to predict. */
  public static UntrainableException noPredictions() {
    return new UntrainableException(
        "nothing was learned: no sentence has two words to predict one another;"
            + " lower --min-count, raise --sample, or look whether a line is a word");
  }
}
