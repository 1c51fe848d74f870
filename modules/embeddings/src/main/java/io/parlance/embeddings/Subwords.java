package io.parlance.embeddings;

import java.util.Optional;

/**
 * Vectors for words that the vocabulary does not hold, made from the words' parts (Bojanowski et
 * al. 2017). Implementations are immutable and safe to share between threads.
 */
@FunctionalInterface
public interface Subwords {
  /**
   * The vector of a word outside the vocabulary, or empty where its parts are unknown as well.
   *
   * @return a fresh array of the embeddings' dimension
   */
  Optional<float[]> vector(String word);
}
