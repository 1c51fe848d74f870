package io.parlance.embeddings.query;

import java.util.List;
import java.util.Optional;

/** Vectors for sequences of words. */
public sealed interface SentenceVectors permits MeanVectors, SifVectors {
  /** The vector of a sentence, or empty if none of its words has one. */
  Optional<float[]> vector(List<String> words);
}
