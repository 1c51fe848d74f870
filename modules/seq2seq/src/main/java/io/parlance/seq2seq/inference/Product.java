package io.parlance.seq2seq.inference;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.TensorBackend;

/** A weight matrix W (outputs, inputs) to multiply vectors with: {@code y = W x}. */
sealed interface Product {
  /** Outputs that stay in the first cache while several vectors go by; a multiple of 16. */
  int OUTPUTS_AT_ONCE = 32;

  /** The length of y. */
  int outputs();

  /** The length of x. */
  int inputs();

  /**
   * {@code y[from … to) = W[from … to) x} on the calling thread; {@code from} is a multiple of 4.
   *
   * @param x (inputs)
   * @param y (outputs), y[0] at {@code yOffset}
   */
  void multiply(int from, int to, float[] x, int xOffset, float[] y, int yOffset);

  /** The same for {@code rows} vectors; each result is what it would be alone. */
  default void multiply(
      int from,
      int to,
      int rows,
      float[] x,
      int xOffset,
      int xStride,
      float[] y,
      int yOffset,
      int yStride) {
    int step = rows == 1 ? to - from : OUTPUTS_AT_ONCE;
    for (int i = from; i < to; i += step) {
      int end = Math.min(to, i + step);
      for (int row = 0; row < rows; row++) {
        multiply(i, end, x, xOffset + row * xStride, y, yOffset + row * yStride);
      }
    }
  }

  /**
   * {@code Y = X Wᵀ} on the calling thread: many vectors, whose results may differ in last bits.
   */
  void multiplyMany(int rows, float[] x, int xOffset, int xStride, float[] y);

  /** W (outputs, inputs) at this precision; in float it is the array itself. */
  static Product of(
      float[] matrix, int outputs, int inputs, Precision precision, TensorBackend backend) {
    return switch (precision) {
      case FLOAT -> new InFloat(outputs, inputs, matrix, backend);
      case EIGHT_BITS -> new InEightBits(QuantizedMatrix.of(outputs, inputs, matrix), backend);
    };
  }

  /** W as it was learned. */
  static final class InFloat implements Product {
    private final int outputs;
    private final int inputs;
    private final float[] matrix;
    private final TensorBackend backend;

    InFloat(int outputs, int inputs, float[] matrix, TensorBackend backend) {
      this.outputs = outputs;
      this.inputs = inputs;
      this.matrix = matrix;
      this.backend = backend;
    }

    @Override
    public int outputs() {
      return outputs;
    }

    @Override
    public int inputs() {
      return inputs;
    }

    @Override
    public void multiply(int from, int to, float[] x, int xOffset, float[] y, int yOffset) {
      backend.gemv(
          false,
          to - from,
          inputs,
          1,
          matrix,
          from * inputs,
          inputs,
          x,
          xOffset,
          0,
          y,
          yOffset + from,
          Parallel.sequential());
    }

    @Override
    public void multiplyMany(int rows, float[] x, int xOffset, int xStride, float[] y) {
      backend.gemm(
          false,
          true,
          rows,
          outputs,
          inputs,
          1,
          x,
          xOffset,
          xStride,
          matrix,
          0,
          inputs,
          0,
          y,
          0,
          outputs,
          Parallel.sequential());
    }
  }

  /** W rounded to 8 bits. */
  record InEightBits(QuantizedMatrix matrix, TensorBackend backend) implements Product {
    @Override
    public int outputs() {
      return matrix.rows();
    }

    @Override
    public int inputs() {
      return matrix.columns();
    }

    @Override
    public void multiply(int from, int to, float[] x, int xOffset, float[] y, int yOffset) {
      backend.gemv(matrix, from, to, x, xOffset, y, yOffset);
    }

    @Override
    public void multiplyMany(int rows, float[] x, int xOffset, int xStride, float[] y) {
      multiply(0, outputs(), rows, x, xOffset, xStride, y, 0, outputs());
    }
  }
}
