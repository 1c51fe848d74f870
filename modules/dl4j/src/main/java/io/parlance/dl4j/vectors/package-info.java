/**
 * Word vectors both ways: our {@link io.parlance.embeddings.Embeddings} where DL4J asks for word
 * vectors, a vocabulary or the weights of an embedding layer, and DL4J's models as Embeddings.
 *
 * <p>Outward nothing is copied that is not asked for, and nothing that DL4J does reaches the
 * embeddings: rows are made on demand, each for who asked.
 *
 * <pre>{@code
 * EmbeddingsWordVectors vectors =
 *     new EmbeddingsWordVectors(EmbeddingsFiles.read(Path.of("model.safetensors")));
 * EmbeddingSequenceLayer layer =
 *     new EmbeddingSequenceLayer.Builder().weightInit(vectors.weights()).build();
 * }</pre>
 */
@NullMarked
package io.parlance.dl4j.vectors;

import org.jspecify.annotations.NullMarked;
