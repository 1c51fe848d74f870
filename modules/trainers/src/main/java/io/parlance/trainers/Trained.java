package io.parlance.trainers;

import io.parlance.embeddings.Embeddings;

/**
 * What training came to.
 *
 * @param embeddings what was learned
 * @param finalLoss the mean loss of the last epoch that predicted anything, in nats; NaN if none
 *     did, as where every sentence has one word
 * @param wordsPerSecond words of the corpus read a second, all threads together
 * @param seconds of training
 * @param words read in all epochs
 * @param stopped whether the stop signal ended training before its end
 */
public record Trained(
    Embeddings embeddings,
    double finalLoss,
    double wordsPerSecond,
    double seconds,
    long words,
    boolean stopped) {}
