package io.parlance.tensor.autograd;

import io.parlance.tensor.CellKernel;
import io.parlance.tensor.PackedMatrix;
import io.parlance.tensor.autograd.Workspace.Room;
import java.util.Arrays;
import java.util.Optional;

/**
 * One direction of a recurrent layer, step by step.
 *
 * <p>At a step some sequences are carried on from the step before; the others, all of them at the
 * first step, start. (From the end, a shorter sequence starts later.) A step's units are divided
 * into parts; a part computes its units from all units of the step before, so that there is one
 * wait a step.
 */
final class RecurrentRun {
  private static final int UNITS_A_PART = 256;

  final Tape tape;
  final Cell cell;
  final LayerParameters layer;
  final Steps steps;
  final boolean fromEnd;
  final Optional<State> start;
  final Matrix outputs; // (tokens, all units); this direction's from column on
  final State last; // (sequences, all units)
  final int column;
  final CellKernel kernel;
  final int units;
  final int gates; // of all units
  final int parts;
  final Room sums; // (tokens, gates): sums, then gates, on the way back the sums' slopes
  final Room products; // (tokens, gates): the recurrent sums, of the GRU; else sums
  final Room before; // (tokens, units): the output of the step before
  final Room memory; // (tokens, units): of the LSTM
  final Room zeros; // (units)
  final PackedMatrix recurrent; // (units, gates)

  RecurrentRun(
      Tape tape,
      Cell cell,
      LayerParameters layer,
      Steps steps,
      boolean fromEnd,
      Optional<State> start,
      Recurrence result,
      int column) {
    this.tape = tape;
    this.cell = cell;
    this.layer = layer;
    this.steps = steps;
    this.fromEnd = fromEnd;
    this.start = start;
    this.outputs = result.outputs();
    this.last = result.last();
    this.column = column;
    this.kernel = tape.backend.cells();
    this.units = layer.units();
    this.gates = cell.gates() * units;
    this.parts = Math.max(1, units / UNITS_A_PART);
    int tokens = steps.total();
    this.sums = tape.workspace.take(tokens * gates);
    this.products = cell == Cell.GRU ? tape.workspace.take(tokens * gates) : sums;
    this.before = tape.workspace.take(tokens * units);
    this.memory = cell.hasMemory() ? tape.workspace.take(tokens * units) : before;
    this.zeros = tape.workspace.take(units);
    this.recurrent = tape.packed(layer.recurrent(), true);
  }

  /** The products with the input, of all steps; and what the first outputs come from. */
  void begin(Matrix x) {
    int tokens = steps.total();
    Bias.fill(tape, layer.bias(), 0, sums.array, sums.at, tokens, gates);
    if (cell == Cell.GRU) {
      Bias.fill(tape, layer.bias(), 1, products.array, products.at, tokens, gates);
    }
    tape.backend.gemm(
        false,
        true,
        tokens,
        gates,
        x.columns,
        1f,
        x.values,
        x.offset,
        x.columns,
        layer.input().values(),
        0,
        x.columns,
        1f,
        sums.array,
        sums.at,
        gates,
        tape.parallel);
    Arrays.fill(zeros.array, zeros.at, zeros.at + units, 0f);
    Arrays.fill(before.array, before.at, before.at + tokens * units, 0f);
    start.ifPresent(
        state -> {
          Matrix h = state.output();
          System.arraycopy(h.values, h.offset, before.array, before.at, h.rows * units);
        });
  }

  void forward() {
    for (int i = 0; i < steps.steps(); i++) {
      int t = step(i);
      tape.parallel.run(parts, part -> forward(t, from(part), from(part + 1)));
    }
    takeLast();
  }

  /** The step that comes {@code index}-th. */
  int step(int index) {
    return fromEnd ? steps.steps() - 1 - index : index;
  }

  /** The first unit of a part: a multiple of 32, so that its gates begin a panel. */
  int from(int part) {
    return part == parts ? units : (int) ((long) units / 32 * part / parts) * 32;
  }

  /** How many sequences step {@code t} carries on from the step before. */
  int carriedAt(int t) {
    if (fromEnd) {
      return t + 1 < steps.steps() ? steps.count(t + 1) : 0;
    }
    return t > 0 ? steps.count(t) : 0;
  }

  private int before(int t) {
    return fromEnd ? t + 1 : t - 1;
  }

  /** Units {@code from … to} of step {@code t}. */
  private void forward(int t, int from, int to) {
    int count = steps.count(t);
    int first = steps.offset(t);
    int known = t == 0 && start.isPresent() ? count : carriedAt(t);
    if (known > 0) {
      recurrent.multiply(
          known,
          before.array,
          before.at + first * units,
          units,
          cell.gates() * from,
          cell.gates() * to,
          1f,
          products.array,
          products.at + first * gates,
          gates);
    }
    activate(t, from, to);
    int next = fromEnd ? t - 1 : t + 1;
    if (next >= 0 && next < steps.steps()) {
      int rows = Math.min(count, steps.count(next));
      for (int row = 0; row < rows; row++) {
        System.arraycopy(
            outputs.values,
            output(first + row) + from,
            before.array,
            before.at + (steps.offset(next) + row) * units + from,
            to - from);
      }
    }
  }

  /** Sums become gates, memory and output. */
  private void activate(int t, int from, int to) {
    int count = steps.count(t);
    int first = steps.offset(t);
    int sum = sums.at + first * gates + cell.gates() * from;
    int out = output(first) + from;
    int stride = outputs.columns;
    if (cell == Cell.RNN) {
      kernel.rnn(count, to - from, sums.array, sum, gates, outputs.values, out, stride);
    } else if (cell == Cell.GRU) {
      kernel.gru(
          count,
          to - from,
          sums.array,
          sum,
          gates,
          products.array,
          products.at + first * gates + cell.gates() * from,
          gates,
          before.array,
          before.at + first * units + from,
          units,
          outputs.values,
          out,
          stride);
    } else {
      inRows(
          t,
          (row, rows, c, cAt, cStride) ->
              kernel.lstm(
                  rows,
                  to - from,
                  sums.array,
                  sum + row * gates,
                  gates,
                  c,
                  cAt + from,
                  cStride,
                  memory.array,
                  memory.at + (first + row) * units + from,
                  units,
                  outputs.values,
                  out + row * stride,
                  stride));
    }
  }

  /** Rows of a step whose memory before comes from one place. */
  @FunctionalInterface
  interface MemoryRows {
    void run(int row, int rows, float[] before, int at, int stride);
  }

  /** The rows that are carried on, then those that start. */
  void inRows(int t, MemoryRows work) {
    int known = carriedAt(t);
    if (known > 0) {
      work.run(0, known, memory.array, memory.at + steps.offset(before(t)) * units, units);
    }
    int rest = steps.count(t) - known;
    if (rest > 0) {
      Optional<Matrix> given = t == 0 ? start.flatMap(State::memory) : Optional.empty();
      if (given.isPresent()) {
        work.run(known, rest, given.get().values, given.get().offset, units);
      } else {
        work.run(known, rest, zeros.array, zeros.at, 0);
      }
    }
  }

  /** Where a token's output of this direction lies. */
  private int output(int token) {
    return outputs.offset + token * outputs.columns + column;
  }

  /** The row of a sequence's last token, as this direction goes. */
  int lastToken(int sequence) {
    return steps.position(sequence, fromEnd ? 0 : steps.length(sequence) - 1);
  }

  private void takeLast() {
    for (int s = 0; s < steps.sequences(); s++) {
      int token = lastToken(s);
      Matrix h = last.output();
      int to = s * h.columns + column;
      System.arraycopy(outputs.values, output(token), h.values, h.offset + to, units);
      if (last.memory().isPresent()) {
        Matrix c = last.memory().get();
        int from = memory.at + token * units;
        System.arraycopy(memory.array, from, c.values, c.offset + to, units);
      }
    }
  }
}
