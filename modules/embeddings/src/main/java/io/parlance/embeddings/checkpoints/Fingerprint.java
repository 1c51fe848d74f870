package io.parlance.embeddings.checkpoints;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must be the same for a training to be the same: settings, corpus, vocabulary, each by name.
 *
 * @param entries name to value; none where a training cannot go on from a state
 */
public record Fingerprint(SortedMap<String, String> entries) {
  private static final String KIND = "kind"; // told first: all else follows from it
  private static final String ABSENT = "not set";

  public Fingerprint {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** The fingerprint with these entries. */
  public static Fingerprint of(Map<String, String> entries) {
    return new Fingerprint(new TreeMap<>(entries));
  }

  /** The fingerprint of what cannot go on. */
  public static Fingerprint none() {
    return of(Map.of());
  }

  /** This one with {@code name} set to {@code value}. */
  public Fingerprint with(String name, String value) {
    SortedMap<String, String> changed = new TreeMap<>(entries);
    changed.put(name, value);
    return new Fingerprint(changed);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * What a training that is to go on as {@code now} has otherwise than this one, which began: one
   * entry by name, with both values; empty where they are the same.
   */
  public Optional<String> difference(Fingerprint now) {
    SortedMap<String, String> all = new TreeMap<>(entries);
    all.putAll(now.entries);
    if (differs(KIND, now)) {
      return Optional.of(told(KIND, now));
    }
    return all.keySet().stream()
        .filter(name -> differs(name, now))
        .findFirst()
        .map(name -> told(name, now));
  }

  private boolean differs(String name, Fingerprint now) {
    return !value(name).equals(now.value(name));
  }

  private String value(String name) {
    return entries.getOrDefault(name, ABSENT);
  }

  private String told(String name, Fingerprint now) {
    return "the training began with "
        + name
        + " "
        + value(name)
        + ", but it is to go on with "
        + name
        + " "
        + now.value(name)
        + "; give the same, or train anew without --resume";
  }
}
