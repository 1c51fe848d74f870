package io.parlance.tensor;

/**
 * One time step of recurrent cells, behind the products: sums become gates, and gates the cells'
 * state; then the slopes on the way back. Stateless; safe on any thread.
 *
 * <p>A row is one sequence. Gates lie in blocks of {@value #BLOCK} units: for each {@value #BLOCK}
 * units their first gates, then their second and so on; {@code units} is a multiple of {@value
 * #BLOCK}. Every other array holds {@code units} floats a row. A stride is the floats from one row
 * to the next; where an array is only read it may be 0. What comes of a row does not depend on the
 * other rows of the call.
 */
public interface CellKernel {
  /** Units whose gates lie together. */
  int BLOCK = 16;

  /**
   * Hochreiter & Schmidhuber 1997 with forget gates (Gers et al. 2000): {@code memory = f before +
   * i g}, {@code output = o tanh(memory)}.
   *
   * @param gates (rows, 4 units): the sums; on return the gates i, f, o by the logistic function
   *     and g by tanh, in the order i f g o
   * @param before (rows, units): the memory of the step before
   * @param memory (rows, units): written; may be {@code before} itself
   * @param output (rows, units): written
   */
  void lstm(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] memory,
      int memoryOffset,
      int memoryStride,
      float[] output,
      int outputOffset,
      int outputStride);

  /**
   * The way back through {@link #lstm}.
   *
   * @param gates (rows, 4 units): as {@link #lstm} left them; on return the slopes of the sums
   * @param before (rows, units): the memory of the step before
   * @param memory (rows, units): as {@link #lstm} left it
   * @param outputSlope (rows, units): the loss by the output
   * @param memorySlope (rows, units): the loss by the memory, through what came later; on return
   *     the loss by {@code before}
   */
  void lstmBack(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] memory,
      int memoryOffset,
      int memoryStride,
      float[] outputSlope,
      int outputSlopeOffset,
      int outputSlopeStride,
      float[] memorySlope,
      int memorySlopeOffset,
      int memorySlopeStride);

  /**
   * Cho et al. 2014 with the reset gate after the product: {@code n = tanh(input_n + r
   * recurrent_n)}, {@code output = (1 - z) n + z before}.
   *
   * @param input (rows, 3 units): the sums of the step's input, with bias; on return r and z by the
   *     logistic function of both sums, and n, in the order r z n
   * @param recurrent (rows, 3 units): the sums of {@code before}, with bias; kept
   * @param before (rows, units): the output of the step before
   * @param output (rows, units): written; may be {@code before} itself
   */
  void gru(
      int rows,
      int units,
      float[] input,
      int inputOffset,
      int inputStride,
      float[] recurrent,
      int recurrentOffset,
      int recurrentStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] output,
      int outputOffset,
      int outputStride);

  /**
   * The way back through {@link #gru}.
   *
   * @param input (rows, 3 units): as {@link #gru} left them; on return the slopes of its sums
   * @param recurrent (rows, 3 units): as in {@link #gru}; on return the slopes of its sums
   * @param before (rows, units): the output of the step before
   * @param outputSlope (rows, units): the loss by the output
   * @param beforeSlope (rows, units): overwritten with the loss by {@code before} through {@code z
   *     before} alone; what goes through the recurrent sums is the caller's. May be {@code
   *     outputSlope} itself
   */
  void gruBack(
      int rows,
      int units,
      float[] input,
      int inputOffset,
      int inputStride,
      float[] recurrent,
      int recurrentOffset,
      int recurrentStride,
      float[] before,
      int beforeOffset,
      int beforeStride,
      float[] outputSlope,
      int outputSlopeOffset,
      int outputSlopeStride,
      float[] beforeSlope,
      int beforeSlopeOffset,
      int beforeSlopeStride);

  /**
   * Elman 1990: {@code output = tanh(gates)}.
   *
   * @param gates (rows, units): the sums; on return the output
   * @param output (rows, units): written
   */
  void rnn(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] output,
      int outputOffset,
      int outputStride);

  /**
   * The way back through {@link #rnn}.
   *
   * @param gates (rows, units): as {@link #rnn} left them; on return the slopes of the sums
   * @param outputSlope (rows, units): the loss by the output
   */
  void rnnBack(
      int rows,
      int units,
      float[] gates,
      int gatesOffset,
      int gatesStride,
      float[] outputSlope,
      int outputSlopeOffset,
      int outputSlopeStride);
}
