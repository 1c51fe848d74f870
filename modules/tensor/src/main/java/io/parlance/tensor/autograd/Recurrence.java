package io.parlance.tensor.autograd;

/**
 * What a recurrent layer gave.
 *
 * @param outputs (tokens, units)
 * @param last the state after each sequence's last token, (sequences, units)
 */
public record Recurrence(Matrix outputs, State last) {}
