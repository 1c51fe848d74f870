package io.parlance.tensor.autograd;

import io.parlance.tensor.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recurrent layer over packed sequences, or two of them from both ends. The input's products of
 * all steps are one product; what goes from step to step is a {@link RecurrentRun}'s; weights'
 * gradients are one product each.
 */
final class Recurrent {
  private final Tape tape;
  private final Matrix x; // (tokens, inputs)
  private final Optional<State> start;
  private final Matrix outputs; // (tokens, all units)
  private final State last;
  private final List<RecurrentRun> runs = new ArrayList<>();

  Recurrent(
      Tape tape,
      Cell cell,
      List<LayerParameters> layers,
      Matrix x,
      Steps steps,
      Optional<State> start) {
    if (x.rows != steps.total()) {
      throw new IllegalArgumentException(x + " for " + steps.total() + " tokens");
    }
    this.tape = tape;
    this.x = x;
    this.start = start;
    int units = layers.stream().mapToInt(LayerParameters::units).sum();
    this.outputs = tape.matrix(x.rows, units, true);
    Matrix lastOutput = tape.matrix(steps.sequences(), units, true);
    Optional<Matrix> lastMemory =
        cell.hasMemory()
            ? Optional.of(tape.matrix(steps.sequences(), units, true))
            : Optional.empty();
    this.last = new State(lastOutput, lastMemory);
    int column = 0;
    for (LayerParameters layer : layers) {
      boolean fromEnd = column > 0;
      runs.add(new RecurrentRun(tape, cell, layer, steps, fromEnd, start, result(), column));
      column += layer.units();
    }
    runs.forEach(run -> run.begin(x));
    // Two directions at once need no word between threads; one divides its units among them.
    work().run(runs.size(), i -> runs.get(i).forward());
    tape.onBackward(this::backward);
  }

  Recurrence result() {
    return new Recurrence(outputs, last);
  }

  private Parallel work() {
    return tape.parallelFor((long) outputs.rows * outputs.columns * outputs.columns);
  }

  private void backward() {
    outputs.addedGradient();
    start.ifPresent(
        state -> {
          state.output().addedGradient();
          state.memory().ifPresent(Matrix::addedGradient);
        });
    List<RecurrentReturn> returns = runs.stream().map(RecurrentReturn::new).toList();
    returns.forEach(RecurrentReturn::begin);
    work().run(runs.size(), i -> returns.get(i).backward());
    for (RecurrentReturn way : returns) {
      way.learn(x);
    }
  }
}
