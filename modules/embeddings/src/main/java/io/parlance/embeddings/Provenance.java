package io.parlance.embeddings;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a model comes from: the kind of model, configuration, corpus, analyzer, seed, JVM,
 * versions, scores; kept in the model file, in the order of the keys.
 *
 * @param entries key to value; keys are not blank and do not start with {@value #RESERVED}, which
 *     the model file keeps for itself
 */
public record Provenance(SortedMap<String, String> entries) {
  /** The key of the kind of model: {@code word2vec}, {@code glove}, … */
  public static final String KIND = "kind";

  static final String RESERVED = "parlance.";

  private static final Provenance NONE = new Provenance(new TreeMap<>());

  public Provenance {
    for (String key : entries.keySet()) {
      if (key.isBlank() || key.startsWith(RESERVED)) {
        throw new IllegalArgumentException(
            "a provenance key is not blank and does not start with \""
                + RESERVED
                + "\": \""
                + key
                + '"');
      }
    }
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** The provenance with these entries. */
  public static Provenance of(Map<String, String> entries) {
    return new Provenance(new TreeMap<>(entries));
  }

  /** Nothing is known. */
  public static Provenance none() {
    return NONE;
  }

  /** This provenance with {@code key} set to {@code value}. */
  public Provenance with(String key, String value) {
    SortedMap<String, String> changed = new TreeMap<>(entries);
    changed.put(key, value);
    return new Provenance(changed);
  }

  /** What is said under {@code key}. */
  public Optional<String> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The kind of model, where it is known. */
  public Optional<String> kind() {
    return entry(KIND);
  }
}
