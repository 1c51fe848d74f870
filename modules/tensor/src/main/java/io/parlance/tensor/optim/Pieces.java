package io.parlance.tensor.optim;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.autograd.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * A partition of parameters' gradients into pieces of whole rows, by their shapes alone, so that
 * what is summed piece by piece is the same on any number of threads.
 */
final class Pieces {
  /** Floats of a piece, unless a single row has more: with its moments it fits a cache. */
  private static final int SIZE = 1 << 15;

  private final List<Parameter> parameters;
  private final int[] starts; // the first piece of each parameter, and after the last the count

  /** Does what is to be done with rows {@code from … to-1} of a parameter's gradient. */
  @FunctionalInterface
  interface Work {
    void run(int piece, int parameter, int from, int to);
  }

  Pieces(List<Parameter> parameters) {
    this.parameters = parameters;
    this.starts = new int[parameters.size() + 1];
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      int step = rows(parameter);
      int rows = parameter.hasGradient() ? parameter.touchedRows() : 0;
      starts[i + 1] = starts[i] + (rows + step - 1) / step;
    }
  }

  private static int rows(Parameter parameter) {
    return Math.max(1, SIZE / Math.max(1, parameter.columns()));
  }

  int count() {
    return starts[parameters.size()];
  }

  void run(Parallel parallel, Work work) {
    parallel.run(
        count(),
        piece -> {
          int index = owner(piece);
          Parameter parameter = parameters.get(index);
          int step = rows(parameter);
          int from = (piece - starts[index]) * step;
          work.run(piece, index, from, Math.min(from + step, parameter.touchedRows()));
        });
  }

  /** The parameter of a piece: the last that begins there or before, and has a piece. */
  private int owner(int piece) {
    int at = Arrays.binarySearch(starts, piece);
    if (at < 0) {
      return -at - 2;
    }
    while (starts[at + 1] == piece) {
      at++;
    }
    return at;
  }
}
