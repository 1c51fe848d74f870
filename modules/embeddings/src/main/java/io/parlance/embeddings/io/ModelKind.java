package io.parlance.embeddings.io;

import java.util.Arrays;
import java.util.Optional;

/** What a tensor file of Parlance's holds, as its metadata says under {@code parlance.format}. */
public enum ModelKind {
  /** Words and their vectors. */
  WORD_VECTORS("embeddings", 1, "word vectors"),
  /** A model that replies. */
  CHAT("chat", 1, "a chat model"),
  /** A training that can go on. */
  CHECKPOINT("checkpoint", 1, "a training's checkpoint");

  private final String label;
  private final int version;
  private final String description;

  ModelKind(String label, int version, String description) {
    this.label = label;
    this.version = version;
    this.description = description;
  }

  /** What stands in the file: the kind and the version that is written and read. */
  String format() {
    return label + " " + version;
  }

  /** The kind in words, for messages. */
  public String description() {
    return description;
  }

  /** The kind, of whatever version, that a file's format stands for. */
  static Optional<ModelKind> ofFormat(String format) {
    return Arrays.stream(values()).filter(kind -> format.startsWith(kind.label + " ")).findFirst();
  }
}
