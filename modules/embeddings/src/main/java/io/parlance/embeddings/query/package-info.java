/**
 * Questions to word vectors: neighbours, analogies, the odd one out, sentences.
 *
 * <p>No question changes a vector, and everything here is safe to share between threads.
 *
 * <pre>{@code
 * NearestNeighbors nearest = new NearestNeighbors(embeddings);
 * List<Neighbor> queen = nearest.toSum(WordSum.parse("king - man + woman"), 10);
 * }</pre>
 */
@NullMarked
package io.parlance.embeddings.query;

import org.jspecify.annotations.NullMarked;
