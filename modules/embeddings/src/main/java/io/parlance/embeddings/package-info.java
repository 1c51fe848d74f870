/**
 * Word vectors: a vocabulary, a vector a word, and where they come from.
 *
 * <p>{@link io.parlance.embeddings.Embeddings} never change once made, so they are shared between
 * threads, queries and files without a thought. Trainers make them; {@code
 * io.parlance.embeddings.io} reads and writes them; {@code .query} asks them; {@code .evaluation}
 * scores them.
 *
 * <pre>{@code
 * Embeddings embeddings = EmbeddingsFiles.read(Path.of("model.safetensors"));
 * Optional<float[]> king = embeddings.vector("king");
 * }</pre>
 */
@NullMarked
package io.parlance.embeddings;

import org.jspecify.annotations.NullMarked;
