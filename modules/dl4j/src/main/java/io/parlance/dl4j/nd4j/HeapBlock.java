package io.parlance.dl4j.nd4j;

import java.nio.FloatBuffer;

/** A matrix on the heap, as {@link io.parlance.tensor.TensorBackend} knows it: row-major. */
final class HeapBlock {
  private final float[] data;
  private final int offset;
  private final int stride; // floats from one row to the next
  final int rows;
  final int columns;

  HeapBlock(float[] data, int offset, int stride, int rows, int columns) {
    this.data = data;
    this.offset = offset;
    this.stride = stride;
    this.rows = rows;
    this.columns = columns;
  }

  /** Rows {@code from … to-1}. */
  HeapBlock rows(int from, int to) {
    return new HeapBlock(data, offset + from * stride, stride, to - from, columns);
  }

  /** Columns {@code from … to-1}. */
  HeapBlock columns(int from, int to) {
    return new HeapBlock(data, offset + from, stride, rows, to - from);
  }

  long size() {
    return (long) rows * columns;
  }

  private boolean contiguous() {
    return stride == columns || rows == 1;
  }

  /** Writes row after row, without gaps, from position {@code at} on. */
  void copyTo(FloatBuffer target, int at) {
    if (contiguous()) {
      target.put(at, data, offset, rows * columns);
      return;
    }
    for (int row = 0; row < rows; row++) {
      target.put(at + row * columns, data, offset + row * stride, columns);
    }
  }

  /** Reads what {@link #copyTo} writes at position 0. */
  void copyFrom(FloatBuffer source) {
    if (contiguous()) {
      source.get(0, data, offset, rows * columns);
      return;
    }
    for (int row = 0; row < rows; row++) {
      source.get(row * columns, data, offset + row * stride, columns);
    }
  }
}
