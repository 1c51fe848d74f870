package io.parlance.tensor.autograd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A matrix (rows, columns) on a {@link Tape}, and the gradient of the loss by it once the tape has
 * gone back. It lasts until the tape is reset.
 */
public final class Matrix {
  final int rows;
  final int columns;
  final float[] values;
  final int offset;
  final boolean needsGradient;
  private final Workspace workspace;
  private float @Nullable [] gradient;
  private int gradientOffset;
  private boolean filled;

  Matrix(Workspace workspace, int rows, int columns, boolean needsGradient) {
    this.workspace = workspace;
    this.rows = rows;
    this.columns = columns;
    this.needsGradient = needsGradient;
    Workspace.Room room = workspace.take(Math.multiplyExact(rows, columns));
    this.values = room.array;
    this.offset = room.at;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The array that {@link #offset} points into; rows lie one after the other. */
  public float[] values() {
    return values;
  }

  /** Where the first row begins. */
  public int offset() {
    return offset;
  }

  /** One element. */
  public float value(int row, int column) {
    return values[offset + row * columns + column];
  }

  /** The gradient's array, at {@link #gradientOffset}; old values where none was added yet. */
  float[] gradient() {
    float[] array = gradient;
    if (array == null) {
      Workspace.Room room = workspace.take(rows * columns);
      array = room.array;
      gradient = array;
      gradientOffset = room.at;
    }
    return array;
  }

  int gradientOffset() {
    return gradientOffset;
  }

  /** The gradient's array, zero where none was added yet: to add to parts of it. */
  float[] addedGradient() {
    float[] array = gradient();
    if (!filled) {
      Arrays.fill(array, gradientOffset, gradientOffset + rows * columns, 0f);
      filled = true;
    }
    return array;
  }

  /** What a whole gradient is added with: 0 overwrites, for the first. */
  float beginGradient() {
    float beta = filled ? 1f : 0f;
    filled = true;
    return beta;
  }

  /** Whether anything was added to the gradient. */
  boolean hasGradient() {
    return filled;
  }

  @Override
  public String toString() {
    return "(" + rows + ", " + columns + ")";
  }
}
