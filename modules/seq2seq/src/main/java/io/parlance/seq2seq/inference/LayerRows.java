package io.parlance.seq2seq.inference;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.autograd.Cell;

/** A decoder layer's state of several replies, before and after a step. */
final class LayerRows {
  private final Layer layer;
  private final Cuts cuts; // of the units
  private final float[] sums; // (rows, G H)
  private final float[] own; // (rows, G H)
  private float[] output; // (rows, H)
  private float[] memory; // (rows, H); empty where the cell has none
  private float[] outputBefore;
  private float[] memoryBefore;

  /** Row 0 begins with this state. */
  LayerRows(Layer layer, int mostRows, StateRow start) {
    this.layer = layer;
    int units = layer.units();
    this.cuts = Cuts.of(units, Cell.BLOCK, layer.cell().gates() * (layer.input().inputs() + units));
    this.sums = new float[Math.multiplyExact(mostRows, layer.gates())];
    this.own = new float[sums.length];
    int remembered = layer.cell().hasMemory() ? mostRows * units : 0;
    this.output = new float[mostRows * units];
    this.outputBefore = new float[mostRows * units];
    this.memory = new float[remembered];
    this.memoryBefore = new float[remembered];
    System.arraycopy(start.output(), start.outputAt(), output, 0, units);
    if (remembered > 0) {
      System.arraycopy(start.memory(), start.memoryAt(), memory, 0, units);
    }
  }

  /** The outputs of the last step, (rows, H). */
  float[] outputs() {
    return output;
  }

  /**
   * One step; row i continues what row {@code parents[i]} was.
   *
   * @param x (rows, in)
   */
  void advance(int rows, int[] parents, float[] x, int in, Parallel parallel) {
    float[] fromOutput = output;
    float[] fromMemory = memory;
    float[] toOutput = outputBefore;
    float[] toMemory = memoryBefore;
    int units = layer.units();
    int gates = layer.gates();
    parallel.run(
        cuts.parts(),
        part -> {
          int from = cuts.at(part);
          int to = cuts.at(part + 1);
          int perUnit = layer.cell().gates();
          layer.input().multiply(from * perUnit, to * perUnit, rows, x, 0, in, sums, 0, gates);
          for (int row = 0; row < rows; row++) {
            int parent = parents[row] * units;
            StateRow before = new StateRow(fromOutput, parent, fromMemory, parent);
            StateRow after = new StateRow(toOutput, row * units, toMemory, row * units);
            layer.advance(from, to, sums, row * gates, own, row * gates, before, after);
          }
        });
    output = toOutput;
    memory = toMemory;
    outputBefore = fromOutput;
    memoryBefore = fromMemory;
  }
}
