/**
 * Word vectors in files: one's own safetensors model, and the formats of word2vec, GloVe, fastText
 * and TensorBoard, any of them gzipped. Other libraries' archives are read by plug-ins ({@link
 * io.parlance.embeddings.io.ArchiveReader}).
 *
 * <p>A file's format is told by its content, never by its name. No size that a header claims is
 * believed before it is held against the size of the file, and a write leaves the old file or the
 * new one, never a half.
 *
 * <p>Under the model's file lies {@link TensorFile}, which holds named tensors of any {@link
 * ModelKind}.
 *
 * <pre>{@code
 * Embeddings embeddings = EmbeddingsFiles.read(Path.of("vectors.bin"));
 * EmbeddingsFiles.write(embeddings, Path.of("vectors.txt.gz"), EmbeddingsFormat.WORD2VEC_TEXT);
 * }</pre>
 */
@NullMarked
package io.parlance.embeddings.io;

import org.jspecify.annotations.NullMarked;
