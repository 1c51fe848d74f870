package io.parlance.seq2seq.inference;

/** Where the state of one sequence in one layer lies. */
final class StateRow {
  private final float[] output; // has the layer's output (units) at outputAt
  private final int outputAt;
  private final float[] memory; // has its memory (units) at memoryAt; for the LSTM alone
  private final int memoryAt;

  StateRow(float[] output, int outputAt, float[] memory, int memoryAt) {
    this.output = output;
    this.outputAt = outputAt;
    this.memory = memory;
    this.memoryAt = memoryAt;
  }

  float[] output() {
    return output;
  }

  int outputAt() {
    return outputAt;
  }

  float[] memory() {
    return memory;
  }

  int memoryAt() {
    return memoryAt;
  }
}
