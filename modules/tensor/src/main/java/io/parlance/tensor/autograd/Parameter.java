package io.parlance.tensor.autograd;

import java.util.Arrays;

/**
 * A matrix (rows, columns) that is learned, and its gradient.
 *
 * <p>A dense parameter's gradient has every row. A sparse one's, of a table that rows are looked up
 * in, has only rows that were looked up: row {@code i} of the gradient belongs to row {@link
 * #touchedRow touchedRow(i)} of the matrix, ascending.
 */
public final class Parameter {
  private final String name;
  private final int rows;
  private final int columns;
  private final float[] values; // (rows, columns)
  private final boolean sparse;
  private final boolean frozen;
  private float[] gradient; // (touched, columns)
  private int[] touched = new int[0];
  private int touchedRows;
  private boolean filled; // whether the gradient holds anything

  private Parameter(
      String name, int rows, int columns, float[] values, boolean sparse, boolean frozen) {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, expected " + rows + " x " + columns);
    }
    this.name = name;
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.sparse = sparse;
    this.frozen = frozen;
    this.gradient = new float[sparse || frozen ? 0 : values.length];
  }

  /** A parameter with a gradient of every row; {@code values} is taken over. */
  public static Parameter dense(String name, int rows, int columns, float[] values) {
    return new Parameter(name, rows, columns, values, false, false);
  }

  /** A parameter with a gradient of the rows that were looked up; {@code values} is taken over. */
  public static Parameter sparse(String name, int rows, int columns, float[] values) {
    return new Parameter(name, rows, columns, values, true, false);
  }

  /** A matrix that stays as it is; {@code values} is taken over. */
  public static Parameter frozen(String name, int rows, int columns, float[] values) {
    return new Parameter(name, rows, columns, values, false, true);
  }

  /** Its name, unique in a model. */
  public String name() {
    return name;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The matrix itself, row after row. */
  public float[] values() {
    return values;
  }

  /** Whether the gradient has only the rows looked up. */
  public boolean isSparse() {
    return sparse;
  }

  /** Whether it stays as it is, without a gradient. */
  public boolean isFrozen() {
    return frozen;
  }

  /** Whether the gradient holds anything; if not, its values mean nothing. */
  public boolean hasGradient() {
    return filled;
  }

  /**
   * The gradient itself: (rows, columns), or the first {@link #touchedRows} rows of a sparse one.
   */
  public float[] gradient() {
    return gradient;
  }

  /** Rows of the gradient: all, or those looked up. */
  public int touchedRows() {
    return sparse ? touchedRows : rows;
  }

  /** The row of the matrix that row {@code index} of the gradient belongs to. */
  public int touchedRow(int index) {
    return sparse ? touched[index] : index;
  }

  /** Forgets the gradient: the next that comes is the first. */
  public void clearGradient() {
    filled = false;
    touchedRows = 0;
  }

  /** Whether this was the first call since {@link #clearGradient}: then overwrite, else add. */
  boolean beginGradient() {
    boolean first = !filled;
    filled = true;
    return first;
  }

  /** Makes room for the gradient of these rows, ascending, all zero. */
  void touch(int[] ids, int count) {
    if (touched.length < count) {
      touched = new int[Math.max(count, touched.length * 3 / 2)];
      gradient = new float[Math.multiplyExact(touched.length, columns)];
    }
    System.arraycopy(ids, 0, touched, 0, count);
    Arrays.fill(gradient, 0, count * columns, 0f);
    touchedRows = count;
    filled = true;
  }

  @Override
  public String toString() {
    return name + " (" + rows + ", " + columns + ")";
  }
}
