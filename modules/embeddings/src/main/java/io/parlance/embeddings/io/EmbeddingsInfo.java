package io.parlance.embeddings.io;

import io.parlance.embeddings.Provenance;
import java.nio.file.Path;

/**
 * What a file of word vectors says of itself.
 *
 * @param bytes the size of the file on the disk
 * @param size the number of words
 * @param dimension the length of a vector
 */
public record EmbeddingsInfo(
    Path path,
    EmbeddingsFormat format,
    boolean gzipped,
    long bytes,
    int size,
    int dimension,
    Provenance provenance) {}
