package io.parlance.embeddings.query;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Words were asked for that have no vector. */
public final class UnknownWordException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String[] words; // serializable, as an exception's fields are to be

  UnknownWordException(List<String> words) {
    super(
        "not in the vocabulary: "
            + words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", ")));
    this.words = words.toArray(String[]::new);
  }

  /** The words without a vector, each once, in the order of the question. */
  public List<String> words() {
    return List.of(words);
  }
}
