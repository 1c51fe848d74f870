package io.parlance.seq2seq.io;

import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes checkpoints: weights under {@code weights.…}, F32 (rows, columns), slots under
 * {@code slots.…}, F32 (1, length), state and fingerprint in the metadata. Every failure is an
 * {@link IOException} whose message is one line that names the file.
 */
public final class CheckpointFiles {
  private static final String WEIGHTS = "weights.";
  private static final String SLOTS = "slots.";
  private static final String STATE = "state.";
  private static final String FINGERPRINT = "fingerprint.";

  private CheckpointFiles() {}

  /** Writes a checkpoint; the path holds the one before until the new is whole. */
  public static void write(Checkpoint checkpoint, Path path) throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    Weights weights = checkpoint.weights();
    for (WeightShape shape : weights.shapes()) {
      tensors.put(
          WEIGHTS + shape.name(),
          new TensorData.Floats(shape.rows(), shape.columns(), weights.values(shape.name())));
    }
    checkpoint
        .slots()
        .forEach(
            (name, slot) -> tensors.put(SLOTS + name, new TensorData.Floats(1, slot.length, slot)));
    Map<String, String> metadata = new TreeMap<>();
    checkpoint.state().forEach((name, value) -> metadata.put(STATE + name, value));
    checkpoint.fingerprint().forEach((name, value) -> metadata.put(FINGERPRINT + name, value));
    TensorFile.write(path, ModelKind.CHECKPOINT, metadata, tensors);
  }

  /**
   * Reads a checkpoint of the training that these settings and this corpus stand for.
   *
   * @param fingerprint as that of the training which is to go on
   * @throws ModelFormatException if the file is damaged, cut off, no checkpoint, or one of another
   *     training: the setting is named with both values
   */
  public static Checkpoint read(Path path, Map<String, String> fingerprint) throws IOException {
    try (TensorFile file = TensorFile.open(path, ModelKind.CHECKPOINT)) {
      SortedMap<String, String> begun = part(file, FINGERPRINT);
      checkSame(file, begun, fingerprint);
      Map<WeightShape, float[]> weights = new LinkedHashMap<>();
      Map<String, float[]> slots = new LinkedHashMap<>();
      for (String name : file.names()) {
        List<Long> shape = file.shape(name);
        int rows = extent(file, name, shape, 0);
        int columns = extent(file, name, shape, 1);
        float[] values = file.floats(name, rows, columns);
        if (name.startsWith(WEIGHTS)) {
          weights.put(new WeightShape(name.substring(WEIGHTS.length()), rows, columns), values);
        } else if (name.startsWith(SLOTS)) {
          slots.put(name.substring(SLOTS.length()), values);
        }
      }
      file.read();
      return new Checkpoint(Weights.of(weights), slots, part(file, STATE), begun);
    }
  }

  private static void checkSame(TensorFile file, Map<String, String> begun, Map<String, String> now)
      throws IOException {
    Map<String, String> all = new TreeMap<>(begun);
    all.putAll(now);
    for (String setting : all.keySet()) {
      String then = begun.getOrDefault(setting, "not set");
      String given = now.getOrDefault(setting, "not set");
      if (!then.equals(given)) {
        throw file.damaged(
            "the training began with "
                + setting
                + " "
                + then
                + ", but it is to go on with "
                + setting
                + " "
                + given
                + "; give the same, or train anew");
      }
    }
  }

  private static int extent(TensorFile file, String name, List<Long> shape, int axis)
      throws IOException {
    if (shape.size() != 2 || shape.get(axis) > Integer.MAX_VALUE - 8) {
      throw file.damaged("tensor \"" + name + "\" has the shape " + shape + ", expected a matrix");
    }
    return shape.get(axis).intValue();
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
