package io.parlance.seq2seq.training;

/**
 * Where a training is.
 *
 * @param epoch from 1
 * @param fraction of the whole that is done, 0 … 1
 * @param secondsLeft estimated
 * @param tokens reply tokens learned from so far
 * @param tokensASecond since the start of this run
 * @param loss mean {@code -ln P} of a token since the last measurement
 */
public record TrainingPace(
    int epoch,
    double fraction,
    double secondsLeft,
    long tokens,
    double tokensASecond,
    double loss) {}
