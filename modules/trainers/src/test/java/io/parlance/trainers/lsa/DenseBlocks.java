package io.parlance.trainers.lsa;

import io.parlance.tensor.SparseRows;
import org.apache.commons.math3.linear.RealMatrix;

/** A small matrix, cut into blocks of a few rows; zeros are no cells. */
record DenseBlocks(RealMatrix matrix, int blockRows) implements SparseBlocks {

  @Override
  public int rows() {
    return matrix.getRowDimension();
  }

  @Override
  public int columns() {
    return matrix.getColumnDimension();
  }

  @Override
  public int blocks() {
    return (rows() + blockRows - 1) / blockRows;
  }

  @Override
  public int firstRow(int block) {
    return block * blockRows;
  }

  @Override
  public SparseRows block(int index) {
    int first = firstRow(index);
    int held = Math.min(blockRows, rows() - first);
    int[] starts = new int[held + 1];
    int[] columns = new int[held * columns()];
    float[] values = new float[held * columns()];
    int cell = 0;
    for (int r = 0; r < held; r++) {
      for (int c = 0; c < columns(); c++) {
        float value = (float) matrix.getEntry(first + r, c);
        if (value != 0) {
          columns[cell] = c;
          values[cell++] = value;
        }
      }
      starts[r + 1] = cell;
    }
    return new SparseRows(
        starts, java.util.Arrays.copyOf(columns, cell), java.util.Arrays.copyOf(values, cell));
  }
}
