package io.parlance.embeddings.checkpoints;

import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.TensorData;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/** A state that was kept by an earlier run of the same training. */
public interface SavedState {

  /** Where the training was, as {@link TrainingState#counters()} told. */
  SortedMap<String, String> counters();

  /**
   * Fills the arrays with what was learned.
   *
   * @param tensors by name: arrays of the shapes that were kept, all of them
   * @throws ModelFormatException if the file is damaged, or a tensor is missing or of another shape
   */
  void restore(Map<String, TensorData> tensors) throws IOException;

  /**
   * The counter of this name, a whole number.
   *
   * @throws ModelFormatException if there is none
   */
  long counter(String name) throws IOException;

  /**
   * The counter of this name, a number of any kind.
   *
   * @throws ModelFormatException if there is none
   */
  double real(String name) throws IOException;
}
