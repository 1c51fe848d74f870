package io.parlance.tensor.autograd;

import io.parlance.tensor.CellKernel;

/**
 * What a recurrent layer remembers with.
 *
 * <p>The gates of a cell lie in blocks of {@value #BLOCK} units: the first {@value #BLOCK} units'
 * first gate, their second gate and so on, then the next {@value #BLOCK} units. So a step's gates
 * for a few units are neighbours, in weights (rows) and in what is computed (columns).
 */
public enum Cell {
  /** Hochreiter & Schmidhuber 1997 with forget gates: input, forget, candidate, output. */
  LSTM(4),
  /** Cho et al. 2014, the reset gate after the product: reset, update, candidate. */
  GRU(3),
  /** Elman 1990: tanh of the sum. */
  RNN(1);

  /** Units whose gates lie together; a layer's units are a multiple of it. */
  public static final int BLOCK = CellKernel.BLOCK;

  private final int gates;

  Cell(int gates) {
    this.gates = gates;
  }

  /** Gates a unit. */
  public int gates() {
    return gates;
  }

  /** Whether there is a memory beside the output that goes from step to step. */
  public boolean hasMemory() {
    return this == LSTM;
  }

  /** Where gate {@code gate} of unit {@code unit} lies among all gates of a layer. */
  public int index(int gate, int unit) {
    return (unit / BLOCK * gates + gate) * BLOCK + unit % BLOCK;
  }
}
