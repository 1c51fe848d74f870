package io.parlance.trainers;

/**
 * How far training is.
 *
 * @param fraction of all epochs, 0 … 1
 * @param wordsPerSecond words of the corpus read a second so far, all threads together
 * @param loss the mean loss of the epoch so far, in nats; NaN before the first step
 * @param learningRate the learning rate now
 * @param secondsLeft at this speed
 */
public record TrainingProgress(
    double fraction, double wordsPerSecond, double loss, double learningRate, double secondsLeft) {}
