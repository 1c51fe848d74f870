package io.parlance.seq2seq.training;

/**
 * How far a training was at one moment.
 *
 * @param tokens reply tokens learned from so far, end marks counted
 * @param seconds of learning so far, measurements not counted
 * @param loss mean {@code -ln P} of a token, learning, since the last measurement
 * @param perplexity exp of the mean {@code -ln P} of a held-out token; end marks counted, unknown
 *     words counted as a token
 * @param rate the learning rate
 */
public record Measurement(
    long tokens, double seconds, double loss, double perplexity, double rate) {}
