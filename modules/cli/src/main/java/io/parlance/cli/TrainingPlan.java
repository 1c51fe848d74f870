package io.parlance.cli;

import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodingOptions;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a training is to do, all of it checked.
 *
 * @param inputs files, folders, patterns, {@code -}, {@code wordnet:}
 * @param threads that read
 * @param backend a name, or empty: the fastest that can run
 * @param savedVocabulary where words and counts go as text, too
 */
record TrainingPlan(
    List<String> inputs,
    Charset charset,
    String analyzer,
    Optional<Path> userDictionary,
    EncodingOptions encoding,
    int threads,
    TrainerFactory trainer,
    Optional<String> backend,
    OutputTarget output,
    Optional<Path> savedVocabulary,
    CheckpointPlan checkpoints) {

  /** Makes a trainer with its settings. */
  @FunctionalInterface
  interface TrainerFactory {
    Trainer on(TensorBackend backend, TrainingListener listener);
  }
}
