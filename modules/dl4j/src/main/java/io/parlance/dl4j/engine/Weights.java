package io.parlance.dl4j.engine;

import io.parlance.tensor.RowMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Reads rows out of ND4J's matrices. */
final class Weights {
  private static final int CHUNK = 4096; // rows: a call for each would cost more than it copies

  private Weights() {}

  /** A copy of rows {@code from … from + count - 1} of a matrix (rows, dimension). */
  static RowMatrix rows(INDArray matrix, int from, int count) {
    int dimension = matrix.columns();
    RowMatrix rows = RowMatrix.dense(count, dimension);
    for (int start = 0; start < count; start += CHUNK) {
      int held = Math.min(CHUNK, count - start);
      long first = (long) from + start;
      float[] chunk =
          matrix.get(NDArrayIndex.interval(first, first + held)).dup('c').data().asFloat();
      for (int row = 0; row < held; row++) {
        rows.setRow(start + row, chunk, row * dimension);
      }
    }
    return rows;
  }
}
