package io.parlance.trainers;

import io.parlance.embeddings.Embeddings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What training came to.
 *
 * @param embeddings what was learned
 * @param measures of the whole run, the most important first: speed, loss, explained variance
 * @param phases the seconds that each part of the work took, in order; {@code train} at least
 * @param stopped whether the stop signal ended training before its end
 */
public record Trained(
    Embeddings embeddings, List<Measure> measures, Map<String, Double> phases, boolean stopped) {
  /** The phase in which weights are learned. */
  public static final String TRAIN = "train";

  public Trained {
    measures = List.copyOf(measures);
    phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
  }

  /** The figure of this name, or NaN. */
  public double measure(String name) {
    return measures.stream()
        .filter(measure -> measure.name().equals(name))
        .mapToDouble(Measure::value)
        .findFirst()
        .orElse(Double.NaN);
  }
}
