package io.parlance.seq2seq.inference;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;

/**
 * A recurrent layer, of which any range of units can be computed apart, since a unit's gates are
 * neighbours ({@link Cell#index}).
 */
final class Layer {
  private final Cell cell; // what it is made of, G gates a unit
  private final int units; // H, a multiple of Cell#BLOCK
  private final Product input; // (G H, in)
  private final Product recurrent; // (G H, H)
  private final float[] bias; // (G H); of the GRU (2, G H): input's, recurrent's
  private final TensorBackend backend;

  Layer(
      Cell cell, int units, Product input, Product recurrent, float[] bias, TensorBackend backend) {
    this.cell = cell;
    this.units = units;
    this.input = input;
    this.recurrent = recurrent;
    this.bias = bias;
    this.backend = backend;
  }

  Cell cell() {
    return cell;
  }

  int units() {
    return units;
  }

  Product input() {
    return input;
  }

  /** The layer whose weights begin with this name. */
  static Layer of(
      Cell cell, String name, Weights weights, Precision precision, TensorBackend backend) {
    int gates = weights.shape(Architecture.input(name)).rows();
    int in = weights.shape(Architecture.input(name)).columns();
    int units = gates / cell.gates();
    return new Layer(
        cell,
        units,
        Product.of(weights.values(Architecture.input(name)), gates, in, precision, backend),
        Product.of(weights.values(Architecture.recurrent(name)), gates, units, precision, backend),
        weights.values(Architecture.bias(name)),
        backend);
  }

  /** Gates of all units, G H. */
  int gates() {
    return cell.gates() * units;
  }

  /**
   * One step of units {@code from … to-1}, multiples of {@link Cell#BLOCK}, of one sequence.
   *
   * @param sums (G H): the input's product, without bias; overwritten
   * @param own (G H): scratch
   * @param before the state of the step before, whole
   * @param after the state to write, another one but for its memory
   */
  void advance(
      int from,
      int to,
      float[] sums,
      int sumsOffset,
      float[] own,
      int ownOffset,
      StateRow before,
      StateRow after) {
    int first = cell.gates() * from;
    int end = cell.gates() * to;
    recurrent.multiply(first, end, before.output(), before.outputAt(), own, ownOffset);
    int in = sumsOffset + first;
    int width = to - from;
    if (cell == Cell.GRU) {
      for (int i = first; i < end; i++) {
        sums[sumsOffset + i] += bias[i];
        own[ownOffset + i] += bias[gates() + i];
      }
      backend
          .cells()
          .gru(
              1,
              width,
              sums,
              in,
              0,
              own,
              ownOffset + first,
              0,
              before.output(),
              before.outputAt() + from,
              0,
              after.output(),
              after.outputAt() + from,
              0);
      return;
    }
    for (int i = first; i < end; i++) {
      sums[sumsOffset + i] += own[ownOffset + i] + bias[i];
    }
    if (cell == Cell.RNN) {
      backend.cells().rnn(1, width, sums, in, 0, after.output(), after.outputAt() + from, 0);
      return;
    }
    backend
        .cells()
        .lstm(
            1,
            width,
            sums,
            in,
            0,
            before.memory(),
            before.memoryAt() + from,
            0,
            after.memory(),
            after.memoryAt() + from,
            0,
            after.output(),
            after.outputAt() + from,
            0);
  }
}
