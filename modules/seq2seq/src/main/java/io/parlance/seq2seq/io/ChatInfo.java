package io.parlance.seq2seq.io;

import io.parlance.embeddings.Provenance;
import io.parlance.seq2seq.ModelOptions;
import java.nio.file.Path;

/**
 * What a chat model's file says of itself.
 *
 * @param bytes the size of the file on the disk
 * @param words in the vocabulary, without the marks
 * @param weights how many floats were learned, the reverse model's not counted
 * @param reverse whether there is a reverse model
 * @param exchanges how many known exchanges it keeps
 */
public record ChatInfo(
    Path path,
    long bytes,
    int words,
    ModelOptions options,
    String analyzer,
    int context,
    long weights,
    boolean reverse,
    int exchanges,
    Provenance provenance) {}
