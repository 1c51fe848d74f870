package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.io.Checkpoint;
import java.io.IOException;
import java.util.Map;

/** Hears how a training goes; called from the thread that trains. */
public interface ChatTrainingListener {

  /** Takes the state of the training at this moment. */
  @FunctionalInterface
  interface Snapshot {
    /**
     * All that is needed to go on from here. Its arrays are the training's own: they are as they
     * are now until the listener returns.
     *
     * @param fingerprint the settings and the corpus
     */
    Checkpoint take(Map<String, String> fingerprint);
  }

  /** A step was done. */
  default void step(TrainingPace pace, Snapshot snapshot) throws IOException {}

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
