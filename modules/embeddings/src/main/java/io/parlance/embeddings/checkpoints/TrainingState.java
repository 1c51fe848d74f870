package io.parlance.embeddings.checkpoints;

import io.parlance.embeddings.io.TensorData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a training needs to go on as if it had never stopped.
 *
 * @param counters where it is, by name: an epoch, a round
 * @param tensors what it has learned, by name: the arrays themselves, not copies; finite
 */
public record TrainingState(SortedMap<String, String> counters, Map<String, TensorData> tensors) {

  public TrainingState {
    counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** A state of these counters and tensors. */
  public TrainingState(Map<String, String> counters, Map<String, TensorData> tensors) {
    this(new TreeMap<>(counters), tensors);
  }
}
