package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Weights;
import java.io.IOException;

/** Hears how a training goes; called from the thread that trains. */
public interface ChatTrainingListener {

  /** A step was done. */
  default void step(TrainingPace pace) throws IOException {}

  /**
   * Held-out pairs were measured.
   *
   * @param weights as they are now
   * @param best whether the perplexity is the lowest so far
   */
  default void measured(Measurement measurement, Weights weights, boolean best)
      throws IOException {}

  /** One that listens to nothing. */
  static ChatTrainingListener none() {
    return new ChatTrainingListener() {};
  }
}
