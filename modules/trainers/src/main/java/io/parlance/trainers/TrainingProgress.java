package io.parlance.trainers;

import java.util.List;

/**
 * How far training is.
 *
 * @param phase what is being done: {@code training}, {@code counting}
 * @param fraction of the phase, 0 … 1
 * @param secondsLeft of the phase at this speed; infinite or NaN where unknown
 * @param measures its figures so far, the most important first; where there is no room, the last
 *     are left out
 */
public record TrainingProgress(
    String phase, double fraction, double secondsLeft, List<Measure> measures) {
  /** The phase in which weights are learned. */
  public static final String TRAINING = "training";

  public TrainingProgress {
    measures = List.copyOf(measures);
  }
}
