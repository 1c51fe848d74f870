package io.parlance.seq2seq.io;

import io.parlance.seq2seq.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a training needs to go on as if it had never stopped.
 *
 * @param weights as they are now
 * @param slots what else is learned with them, by name: an optimizer's moments, the best weights so
 *     far. The arrays themselves, not copies
 * @param state counters and the like, by name
 * @param fingerprint the settings and the corpus that the training began with, by name; where one
 *     differs, going on would not be the same training
 */
public record Checkpoint(
    Weights weights,
    Map<String, float[]> slots,
    SortedMap<String, String> state,
    SortedMap<String, String> fingerprint) {

  public Checkpoint {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    state = Collections.unmodifiableSortedMap(new TreeMap<>(state));
    fingerprint = Collections.unmodifiableSortedMap(new TreeMap<>(fingerprint));
  }
}
