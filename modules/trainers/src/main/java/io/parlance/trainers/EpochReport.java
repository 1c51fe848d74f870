package io.parlance.trainers;

/**
 * What an epoch came to.
 *
 * @param epoch its number, from 1
 * @param loss its mean loss, in nats; NaN if nothing was predicted
 * @param seconds it took
 * @param words of the corpus that were read
 */
public record EpochReport(int epoch, double loss, double seconds, long words) {}
