package io.parlance.embeddings.io;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats that word vectors are read from and, but for one, written in. */
public enum EmbeddingsFormat {
  /** One safetensors file: vectors, vocabulary, counts, provenance, checksum. */
  SAFETENSORS("safetensors"),
  /** word2vec.c's binary: a line {@code size dimension}, then word, space, float32s a word. */
  WORD2VEC_BINARY("word2vec-bin"),
  /** word2vec.c's text, which is fastText's {@code .vec} too: {@code size dimension}, rows. */
  WORD2VEC_TEXT("word2vec-text"),
  /** fastText's model: words, their n-grams' buckets, and what it was trained with. */
  FASTTEXT_BINARY("fasttext-bin"),
  /** GloVe's text: rows, no header. */
  GLOVE("glove"),
  /** TensorBoard's projector: tab-separated vectors in one file, words in another beside it. */
  TENSORBOARD("tensorboard"),
  /**
   * A zip of Deeplearning4j's {@code WordVectorSerializer}; read only, by an {@link ArchiveReader}.
   */
  DL4J("dl4j");

  private final String label;

  EmbeddingsFormat(String label) {
    this.label = label;
  }

  /** Whether files of this format can be written. */
  public boolean isWritten() {
    return this != DL4J;
  }

  /** The name that {@code --to} takes. */
  public String label() {
    return label;
  }

  /**
   * The format of this label, to be written in.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static EmbeddingsFormat named(String label) {
    return Arrays.stream(values())
        .filter(format -> format.isWritten() && format.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no format \""
                        + label
                        + "\"; there are: "
                        + Arrays.stream(values())
                            .filter(EmbeddingsFormat::isWritten)
                            .map(EmbeddingsFormat::label)
                            .collect(Collectors.joining(", "))));
  }
}
