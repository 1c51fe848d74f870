package io.parlance.embeddings.query;

import io.parlance.embeddings.Embeddings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words' vectors, at length one. */
final class UnitVectors {
  private UnitVectors() {}

  /**
   * The vectors of these words, each of length one; a zero vector stays.
   *
   * @throws UnknownWordException naming all that have none
   */
  static List<float[]> of(Embeddings embeddings, List<String> words) {
    List<float[]> units = new ArrayList<>(words.size());
    Set<String> unknown = new LinkedHashSet<>();
    for (String word : words) {
      Optional<float[]> vector = embeddings.vector(word);
      vector.ifPresentOrElse(found -> units.add(normalized(found)), () -> unknown.add(word));
    }
    if (!unknown.isEmpty()) {
      throw new UnknownWordException(List.copyOf(unknown));
    }
    return units;
  }

  /** Brings a vector to length one, in place. */
  static float[] normalized(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
