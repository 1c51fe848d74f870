package io.parlance.embeddings.io;

import io.parlance.embeddings.Embeddings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Embeddings from a file, and what was met on the way.
 *
 * @param duplicates how many rows were passed over, as their word came before
 * @param firstDuplicate the first such word
 */
public record Loaded(
    Embeddings embeddings,
    EmbeddingsFormat format,
    int duplicates,
    Optional<String> firstDuplicate) {

  /** What a user should know, a line each; mostly nothing. */
  public List<String> warnings() {
    return firstDuplicate
        .map(
            word ->
                List.of(
                    String.format(
                        Locale.ROOT,
                        "%d words occur twice (\"%s\"); the first vector of each is kept",
                        duplicates,
                        word)))
        .orElse(List.of());
  }
}
