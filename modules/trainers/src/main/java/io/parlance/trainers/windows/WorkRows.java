package io.parlance.trainers.windows;

import io.parlance.tensor.RowMatrix;

/** The rows of a matrix where one worker finds them: in the matrix that all share, or copies. */
public interface WorkRows {

  /** What rows lie in; after {@link #reserve} another one may. */
  RowMatrix matrix();

  /** Where in {@link #matrix} row {@code id} of the shared matrix is found. */
  int row(int id);

  /** Makes room for so many rows: until they are asked for, {@link #matrix} stays the same. */
  void reserve(int rows);

  /** Ends a while of learning: others see what was learned, where they may at once. */
  void merge();

  /** The rows themselves: all workers write to them. */
  static WorkRows shared(RowMatrix matrix) {
    return new SharedRows(matrix);
  }

  /** Gives a worker the rows of a matrix. */
  @FunctionalInterface
  interface Access {
    WorkRows of(RowMatrix shared);
  }
}
