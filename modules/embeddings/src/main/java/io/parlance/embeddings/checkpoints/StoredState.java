package io.parlance.embeddings.checkpoints;

import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A state in a file: counters and fingerprint in its metadata, tensors by the names they were
 * given.
 */
final class StoredState implements SavedState {
  private static final String COUNTER = "state.";
  private static final String FINGERPRINT = "fingerprint.";

  private final Path path;
  private final SortedMap<String, String> counters;

  private StoredState(Path path, SortedMap<String, String> counters) {
    this.path = path;
    this.counters = Collections.unmodifiableSortedMap(counters);
  }

  /** The strings that tell a state's counters, and what training it is of. */
  static Map<String, String> metadata(TrainingState state, Fingerprint fingerprint) {
    Map<String, String> metadata = new TreeMap<>();
    state.counters().forEach((name, value) -> metadata.put(COUNTER + name, value));
    fingerprint.entries().forEach((name, value) -> metadata.put(FINGERPRINT + name, value));
    return metadata;
  }

  /**
   * The state in a file that was read through once, so that it is known to be sound.
   *
   * @throws AnotherTrainingException if it is of another training: the setting is named
   * @throws IOException if the file is damaged, cut off, no checkpoint, or cannot be read
   */
  static StoredState of(Path path, Fingerprint fingerprint) throws IOException {
    try (TensorFile file = TensorFile.open(path, ModelKind.CHECKPOINT)) {
      file.read();
      var difference = new Fingerprint(part(file, FINGERPRINT)).difference(fingerprint);
      if (difference.isPresent()) {
        throw new AnotherTrainingException(path + ": " + difference.get());
      }
      return new StoredState(path, part(file, COUNTER));
    }
  }

  @Override
  public SortedMap<String, String> counters() {
    return counters;
  }

  @Override
  public void restore(Map<String, TensorData> tensors) throws IOException {
    try (TensorFile file = TensorFile.open(path, ModelKind.CHECKPOINT)) {
      for (String name : file.names()) {
        if (!tensors.containsKey(name)) {
          throw file.damaged("holds a tensor \"" + name + "\", which this training does not know");
        }
      }
      for (Map.Entry<String, TensorData> tensor : tensors.entrySet()) {
        file.into(tensor.getKey(), tensor.getValue());
      }
      file.read();
    }
  }

  @Override
  public long counter(String name) throws IOException {
    String value = text(name);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw none(name, value, "a whole number", e);
    }
  }

  @Override
  public double real(String name) throws IOException {
    String value = text(name);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw none(name, value, "a number", e);
    }
  }

  private String text(String name) throws ModelFormatException {
    String value = counters.get(name);
    if (value == null) {
      throw new ModelFormatException(path + ": does not tell " + name);
    }
    return value;
  }

  private ModelFormatException none(
      String name, String value, String expected, NumberFormatException e) {
    return new ModelFormatException(
        path + ": tells " + name + " as \"" + value + "\", expected " + expected, e);
  }

  private static SortedMap<String, String> part(TensorFile file, String prefix) {
    SortedMap<String, String> part = new TreeMap<>();
    file.metadata()
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix)) {
                part.put(key.substring(prefix.length()), value);
              }
            });
    return part;
  }
}
