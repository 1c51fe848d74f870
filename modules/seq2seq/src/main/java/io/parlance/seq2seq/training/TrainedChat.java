package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Weights;
import java.util.Comparator;
import java.util.List;

/**
 * What came of a training.
 *
 * @param weights those of the lowest held-out perplexity
 * @param measurements all, in order
 * @param tokens reply tokens learned from
 * @param seconds of learning, measurements not counted
 * @param ending why it ended
 */
public record TrainedChat(
    Weights weights, List<Measurement> measurements, long tokens, double seconds, Ending ending) {

  /** Why a training ended. */
  public enum Ending {
    /** All epochs or minutes were done. */
    DONE,
    /** Held-out perplexity fell no further. */
    NO_BETTER,
    /** It was told to stop. */
    STOPPED
  }

  public TrainedChat {
    measurements = List.copyOf(measurements);
  }

  /** The measurement of the lowest perplexity. */
  public Measurement best() {
    return measurements.stream()
        .min(Comparator.comparingDouble(Measurement::perplexity))
        .orElseThrow();
  }
}
