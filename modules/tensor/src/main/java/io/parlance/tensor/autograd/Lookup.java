package io.parlance.tensor.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Rows of a table; the gradient of a row is the sum over the places where it was looked up. */
final class Lookup {
  private static final int LEAST_ROWS = 64;

  private final Tape tape;
  private final Parameter table;
  private final List<Matrix> results = new ArrayList<>();
  private final int[] ids; // of all results, one after the other
  private final int[] first; // where each result's ids begin, and the end

  Lookup(Tape tape, Parameter table, List<int[]> lists) {
    this.tape = tape;
    this.table = table;
    this.first = new int[lists.size() + 1];
    for (int i = 0; i < lists.size(); i++) {
      first[i + 1] = first[i] + lists.get(i).length;
    }
    this.ids = new int[first[lists.size()]];
    for (int i = 0; i < lists.size(); i++) {
      int[] list = lists.get(i);
      for (int j = 0; j < list.length; j++) {
        ids[first[i] + j] = Objects.checkIndex(list[j], table.rows());
      }
      Matrix result = tape.matrix(list.length, table.columns(), !table.isFrozen());
      results.add(result);
      Portions.run(
          list.length,
          LEAST_ROWS,
          tape.parallel,
          (from, to) -> {
            for (int row = from; row < to; row++) {
              System.arraycopy(
                  table.values(),
                  list[row] * table.columns(),
                  result.values,
                  result.offset + row * table.columns(),
                  table.columns());
            }
          });
    }
    if (!table.isFrozen()) {
      tape.onBackward(this::backward);
    }
  }

  List<Matrix> results() {
    return results;
  }

  private void backward() {
    long[] places = new long[ids.length]; // id, then the place where it was looked up
    for (int i = 0; i < ids.length; i++) {
      places[i] = (long) ids[i] << 32 | i;
    }
    Arrays.sort(places);
    int[] starts = new int[ids.length + 1]; // of each distinct id in places
    int[] distinct = new int[ids.length];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      int id = (int) (places[i] >>> 32);
      if (i == 0 || id != distinct[count - 1]) {
        starts[count] = i;
        distinct[count++] = id;
      }
    }
    starts[count] = places.length;
    for (Matrix result : results) {
      result.addedGradient();
    }
    if (table.isSparse()) {
      table.touch(distinct, count);
    } else if (table.beginGradient()) {
      Arrays.fill(table.gradient(), 0f);
    }
    Portions.run(
        count,
        LEAST_ROWS,
        tape.parallel,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int at = (table.isSparse() ? row : distinct[row]) * table.columns();
            for (int i = starts[row]; i < starts[row + 1]; i++) {
              add((int) places[i], at);
            }
          }
        });
  }

  /** Adds the gradient at a place to the table's, at {@code to}. */
  private void add(int place, int to) {
    int list = 0;
    while (first[list + 1] <= place) {
      list++;
    }
    Matrix result = results.get(list);
    int from = result.gradientOffset() + (place - first[list]) * table.columns();
    tape.backend.axpy(table.columns(), 1f, result.gradient(), from, table.gradient(), to);
  }
}
