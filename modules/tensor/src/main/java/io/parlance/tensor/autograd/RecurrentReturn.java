package io.parlance.tensor.autograd;

import io.parlance.tensor.CellKernel;
import io.parlance.tensor.PackedMatrix;
import io.parlance.tensor.autograd.Workspace.Room;
import java.util.Arrays;

/**
 * The way back of a {@link RecurrentRun}: from its last step to its first, again with one wait a
 * step. A part brings back the slopes of its own units' outputs from all sums of the step after,
 * and turns them into slopes of its own units' sums.
 */
final class RecurrentReturn {
  private final RecurrentRun run;
  private final Tape tape;
  private final Cell cell;
  private final LayerParameters layer;
  private final Steps steps;
  private final Matrix outputs; // (tokens, all units); this direction's from column on
  private final State last; // (sequences, all units)
  private final int column;
  private final CellKernel kernel;
  private final int units;
  private final int gates; // of all units
  private final Room sums; // (tokens, gates): the gates, then the sums' slopes
  private final Room products; // (tokens, gates): the recurrent sums, of the GRU; else sums
  private final Room before; // (tokens, units): the output of the step before
  private final Room memory; // (tokens, units): of the LSTM
  private final Room carried; // (sequences, units): the slope of the state before
  private final PackedMatrix recurrent; // (gates, units)

  RecurrentReturn(RecurrentRun run) {
    this.run = run;
    this.tape = run.tape;
    this.cell = run.cell;
    this.layer = run.layer;
    this.steps = run.steps;
    this.outputs = run.outputs;
    this.last = run.last;
    this.column = run.column;
    this.kernel = run.kernel;
    this.units = run.units;
    this.gates = run.gates;
    this.sums = run.sums;
    this.products = run.products;
    this.before = run.before;
    this.memory = run.memory;
    this.carried = tape.workspace.take(steps.sequences() * units);
    this.recurrent = tape.packed(layer.recurrent(), false);
  }

  /** What the last states' slopes mean for the steps. */
  void begin() {
    Arrays.fill(carried.array, carried.at, carried.at + steps.sequences() * units, 0f);
    Matrix h = last.output();
    for (int s = 0; s < steps.sequences(); s++) {
      if (h.hasGradient()) {
        tape.backend.axpy(
            units,
            1f,
            h.gradient(),
            h.gradientOffset() + s * h.columns + column,
            outputs.gradient(),
            slope(run.lastToken(s)));
      }
      if (last.memory().filter(Matrix::hasGradient).isPresent()) {
        Matrix c = last.memory().get();
        System.arraycopy(
            c.gradient(),
            c.gradientOffset() + s * c.columns + column,
            carried.array,
            carried.at + s * units,
            units);
      }
    }
  }

  /** Where the slope of a token's output lies. */
  private int slope(int token) {
    return outputs.gradientOffset() + token * outputs.columns + column;
  }

  void backward() {
    for (int i = steps.steps() - 1; i >= 0; i--) {
      int t = run.step(i);
      boolean latest = i == steps.steps() - 1;
      int later = latest ? t : run.step(i + 1);
      tape.parallel.run(
          run.parts,
          part -> {
            int from = run.from(part);
            int to = run.from(part + 1);
            if (!latest) {
              giveBack(
                  later,
                  run.carriedAt(later),
                  outputs.gradient(),
                  slope(steps.offset(t)),
                  outputs.columns,
                  from,
                  to);
            }
            deactivate(t, from, to);
          });
    }
    run.start.ifPresent(state -> giveBackToStart(state));
  }

  /** Adds to the slopes of the outputs that {@code rows} rows of step {@code later} came from. */
  private void giveBack(
      int later, int rows, float[] to, int toAt, int stride, int fromUnit, int toUnit) {
    if (rows == 0) {
      return;
    }
    recurrent.multiply(
        rows,
        products.array,
        products.at + steps.offset(later) * gates,
        gates,
        fromUnit,
        toUnit,
        1f,
        to,
        toAt,
        stride);
    if (cell == Cell.GRU) {
      for (int row = 0; row < rows; row++) {
        tape.backend.axpy(
            toUnit - fromUnit,
            1f,
            carried.array,
            carried.at + row * units + fromUnit,
            to,
            toAt + row * stride + fromUnit);
      }
    }
  }

  /** The outputs' slopes become the sums'. */
  private void deactivate(int t, int from, int to) {
    int count = steps.count(t);
    int first = steps.offset(t);
    int sum = sums.at + first * gates + cell.gates() * from;
    int slope = slope(first) + from;
    int stride = outputs.columns;
    float[] slopes = outputs.gradient();
    int carry = carried.at + from;
    if (cell == Cell.RNN) {
      kernel.rnnBack(count, to - from, sums.array, sum, gates, slopes, slope, stride);
    } else if (cell == Cell.GRU) {
      kernel.gruBack(
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
          slopes,
          slope,
          stride,
          carried.array,
          carry,
          units);
    } else {
      run.inRows(
          t,
          (row, rows, c, cAt, cStride) ->
              kernel.lstmBack(
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
                  slopes,
                  slope + row * stride,
                  stride,
                  carried.array,
                  carry + row * units,
                  units));
    }
  }

  private void giveBackToStart(State state) {
    Matrix h = state.output();
    if (h.needsGradient) {
      giveBack(0, steps.count(0), h.gradient(), h.gradientOffset(), units, 0, units);
    }
    state
        .memory()
        .filter(c -> c.needsGradient)
        .ifPresent(
            c ->
                tape.backend.axpy(
                    steps.count(0) * units,
                    1f,
                    carried.array,
                    carried.at,
                    c.gradient(),
                    c.gradientOffset()));
  }

  /** Gradients of the weights and of the input. */
  void learn(Matrix x) {
    int tokens = steps.total();
    Parameter input = layer.input();
    tape.backend.gemm(
        true,
        false,
        gates,
        x.columns,
        tokens,
        1f,
        sums.array,
        sums.at,
        gates,
        x.values,
        x.offset,
        x.columns,
        input.beginGradient() ? 0f : 1f,
        input.gradient(),
        0,
        x.columns,
        tape.parallel);
    Parameter own = layer.recurrent();
    tape.backend.gemm(
        true,
        false,
        gates,
        units,
        tokens,
        1f,
        products.array,
        products.at,
        gates,
        before.array,
        before.at,
        units,
        own.beginGradient() ? 0f : 1f,
        own.gradient(),
        0,
        units,
        tape.parallel);
    Bias.addSums(tape, layer.bias(), 0, sums.array, sums.at, tokens, gates);
    if (cell == Cell.GRU) {
      Bias.addSums(tape, layer.bias(), 1, products.array, products.at, tokens, gates);
    }
    if (x.needsGradient) {
      float[] slope = x.gradient();
      tape.backend.gemm(
          false,
          false,
          tokens,
          x.columns,
          gates,
          1f,
          sums.array,
          sums.at,
          gates,
          input.values(),
          0,
          x.columns,
          x.beginGradient(),
          slope,
          x.gradientOffset(),
          x.columns,
          tape.parallel);
    }
  }
}
