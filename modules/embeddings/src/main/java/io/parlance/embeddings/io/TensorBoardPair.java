package io.parlance.embeddings.io;

import java.nio.file.Path;

/** The names of TensorBoard's two files: see {@link PairRows}. */
final class TensorBoardPair {
  private TensorBoardPair() {}

  /**
   * The file of words that belongs to a file of vectors: {@code vectors.tsv} has {@code
   * metadata.tsv}, gensim's {@code x_tensor.tsv} has {@code x_metadata.tsv}, and any other {@code
   * x.tsv} has {@code x.metadata.tsv}.
   */
  static Path metadataOf(Path vectors) {
    String name = String.valueOf(vectors.getFileName());
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String suffix = dot < 0 ? "" : name.substring(dot);
    if (stem.endsWith("vectors")) {
      stem = stem.substring(0, stem.length() - "vectors".length()) + "metadata";
    } else if (stem.endsWith("tensor")) {
      stem = stem.substring(0, stem.length() - "tensor".length()) + "metadata";
    } else {
      stem += ".metadata";
    }
    return vectors.resolveSibling(stem + suffix);
  }
}
