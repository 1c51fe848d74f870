package io.parlance.embeddings.query;

/**
 * A word that a question found.
 *
 * @param id its id in the vocabulary
 * @param similarity its cosine, or the score of the question's own formula
 */
public record Neighbor(String word, int id, float similarity) {}
