package io.parlance.seq2seq.inference;

/** How weights are held for replying. */
public enum Precision {
  /** As learned: the arrays of the model itself. */
  FLOAT,
  /** Products in 8 bits with a scale a row, a quarter of the memory traffic; vectors in float. */
  EIGHT_BITS
}
