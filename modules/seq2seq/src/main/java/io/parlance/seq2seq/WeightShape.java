package io.parlance.seq2seq;

/**
 * A weight matrix of a model.
 *
 * @param name as in the model file: {@code [a-z0-9.]+}
 * @param rows at least 1; a vector is a matrix of one row
 * @param columns at least 1
 */
public record WeightShape(String name, int rows, int columns) {

  /** The number of floats. */
  public long size() {
    return (long) rows * columns;
  }
}
