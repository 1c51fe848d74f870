package io.parlance.tensor.autograd;

import java.util.Optional;

/**
 * What a recurrent layer knows of each sequence.
 *
 * @param output (sequences, units)
 * @param memory (sequences, units), of the LSTM alone
 */
public record State(Matrix output, Optional<Matrix> memory) {}
