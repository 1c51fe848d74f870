package io.parlance.trainers;

import io.parlance.embeddings.memory.Fit;
import io.parlance.embeddings.memory.Room;
import java.util.Optional;

/**
 * Nothing can be learned from a corpus with these settings: the message says in one line what is
 * missing and what to do.
 */
public final class UntrainableException extends Exception {
  private static final long serialVersionUID = 1;

  public UntrainableException(String message) {
    super(message);
  }

  /**
   * Refuses a training that does not fit in a heap of so many bytes.
   *
   * @return the room that there is for it
   */
  public static Room unless(Fit fit, int words, int dimension, long heap)
      throws UntrainableException {
    return unless(fit, words, dimension, fit.room(words, dimension, heap));
  }

  /** Refuses a training that does not fit in this room; gives the room back. */
  public static Room unless(Fit fit, int words, int dimension, Room room)
      throws UntrainableException {
    Optional<String> refusal = fit.refusal(words, dimension, room);
    if (refusal.isPresent()) {
      throw new UntrainableException(refusal.get());
    }
    return room;
  }

  /** Trainers that predict words from their neighbours found none to predict. */
  public static UntrainableException noPredictions() {
    return new UntrainableException(
        "nothing was learned: no sentence has two words to predict one another;"
            + " lower --min-count, raise --sample, or look whether a line is a word");
  }
}
