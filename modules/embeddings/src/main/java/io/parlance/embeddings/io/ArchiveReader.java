package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads another library's models, where they are zip archives. Found by {@link
 * java.util.ServiceLoader}; a provider is cheap to make.
 */
public interface ArchiveReader {

  /** The format that it reads. */
  EmbeddingsFormat format();

  /**
   * Reads a model.
   *
   * @throws ModelFormatException if it is damaged or no model of words
   */
  Loaded load(Path path) throws IOException;

  /**
   * What a model says of itself, without its vectors being read.
   *
   * @throws ModelFormatException as {@link #load}
   */
  EmbeddingsInfo info(Path path) throws IOException;
}
