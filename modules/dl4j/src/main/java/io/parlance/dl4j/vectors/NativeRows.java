package io.parlance.dl4j.vectors;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.tensor.RowMatrix;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Vectors copied to ND4J's memory and back, a part at a time. */
final class NativeRows {
  private static final int PART = 1 << 18; // floats on the way at once: 1 MB

  private NativeRows() {}

  /** A vector of ND4J's own, of shape (dimension), as DL4J's lookup tables give them. */
  static INDArray row(float[] vector) {
    Nd4jLibrary.load();
    return Nd4j.createFromArray(vector);
  }

  /** No vector at all. */
  static INDArray none() {
    Nd4jLibrary.load();
    return Nd4j.empty(DataType.FLOAT);
  }

  /** The numbers of a vector of any shape. */
  static float[] vector(INDArray array) {
    return array.reshape(array.length()).toFloatVector();
  }

  /** A copy of a whole matrix, (rows, dimension). */
  static INDArray matrix(RowMatrix from) {
    Nd4jLibrary.load();
    INDArray copy = Nd4j.createUninitialized(DataType.FLOAT, from.rows(), from.dimension());
    write(from, copy);
    return copy;
  }

  /**
   * Writes a matrix into an array of its shape, of whatever type and order, without a second whole
   * copy.
   *
   * @throws IllegalArgumentException if the array has another shape
   */
  static void write(RowMatrix from, INDArray into) {
    int dimension = from.dimension();
    if (into.rank() != 2 || into.size(0) != from.rows() || into.size(1) != dimension) {
      throw new IllegalArgumentException(
          "vectors of shape ("
              + from.rows()
              + ", "
              + dimension
              + ") do not fit into weights of shape "
              + Arrays.toString(into.shape())
              + "; set nIn and nOut of the layer to vocabSize() and vectorSize()");
    }
    int most = Math.max(1, PART / dimension);
    for (int row = 0; row < from.rows(); row += most) {
      int rows = Math.min(most, from.rows() - row);
      float[] part = new float[rows * dimension]; // (rows, dimension)
      for (int i = 0; i < rows; i++) {
        from.copyRow(row + i, part, i * dimension);
      }
      into.get(NDArrayIndex.interval(row, row + rows), NDArrayIndex.all())
          .assign(Nd4j.createFromArray(part).reshape(rows, dimension));
    }
  }
}
