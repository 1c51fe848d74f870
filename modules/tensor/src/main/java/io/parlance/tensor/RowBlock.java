package io.parlance.tensor;

import java.util.Arrays;

/**
 * A block of input rows and output rows, and for each pair of them how often it was seen and how
 * often it was drawn as noise: what one step of {@link RowBlockKernel} learns from.
 *
 * <p>Rows are ranges of {@code stride} floats, a multiple of {@link RowMatrix#PADDING}, in one
 * array of inputs and one of outputs. Pair weights lie in tiles of 4 inputs × 4 outputs. Not
 * thread-safe; one a thread, used again and again.
 */
public final class RowBlock {
  static final int TILE = 4;
  static final int TILE_SIZE = TILE * TILE;

  final int stride;
  final int[] inputRows; // (inputs, rounded up to a tile): where each input row starts
  final int[] outputRows;
  final float[] positive; // (input tiles, output tiles, 4, 4): weight of "seen"
  final float[] total; // likewise: weight of "seen" and of "noise" together
  final float[] slope; // likewise, the kernel's: alpha (positive - total sigmoid(dot))
  final float[] lossLanes = new float[TILE_SIZE];
  float[] input = new float[0];
  float[] output = new float[0];
  int inputs;
  int outputs;
  int outputTiles;

  /** A block for at most so many rows of {@code stride} floats. */
  public RowBlock(int stride, int maxInputs, int maxOutputs) {
    if (stride < 1 || stride % RowMatrix.PADDING != 0) {
      throw new IllegalArgumentException(
          "rows must be padded to a multiple of " + RowMatrix.PADDING + " floats, not " + stride);
    }
    this.stride = stride;
    this.inputRows = new int[tiles(maxInputs) * TILE];
    this.outputRows = new int[tiles(maxOutputs) * TILE];
    int pairs = inputRows.length * outputRows.length;
    this.positive = new float[pairs];
    this.total = new float[pairs];
    this.slope = new float[pairs];
  }

  /** Starts a block over rows of these arrays, with all pair weights zero. */
  public void begin(float[] inputArray, int inputCount, float[] outputArray, int outputCount) {
    input = inputArray;
    output = outputArray;
    inputs = inputCount;
    outputs = outputCount;
    outputTiles = tiles(outputCount);
    int used = tiles(inputCount) * outputTiles * TILE_SIZE;
    Arrays.fill(positive, 0, used, 0);
    Arrays.fill(total, 0, used, 0);
  }

  /** Input {@code index} is the row that starts at {@code offset} of the input array. */
  public void input(int index, int offset) {
    inputRows[index] = offset;
  }

  /** Output {@code index} is the row that starts at {@code offset} of the output array. */
  public void output(int index, int offset) {
    outputRows[index] = offset;
  }

  /** The pair was seen once more. */
  public void seen(int inputIndex, int outputIndex) {
    int at = at(inputIndex, outputIndex);
    positive[at] += 1;
    total[at] += 1;
  }

  /** The pair was drawn as noise, with this weight. */
  public void noise(int inputIndex, int outputIndex, float weight) {
    total[at(inputIndex, outputIndex)] += weight;
  }

  /**
   * The output was drawn as noise for all that each input predicts: with a weight of {@code
   * predictions[i]} for input i, less those predictions in which the output itself was seen.
   */
  public void noise(int outputIndex, float[] predictions) {
    for (int i = 0; i < inputs; i++) {
      int at = at(i, outputIndex);
      total[at] += predictions[i] - positive[at];
    }
  }

  /** The sum of the losses since this was last asked, in nats. */
  public double takeLoss() {
    double sum = 0;
    for (float lane : lossLanes) {
      sum += lane;
    }
    Arrays.fill(lossLanes, 0);
    return sum;
  }

  /** Fills the last tiles up with rows that exist, and checks that all rows do. */
  void seal() {
    fill(inputRows, inputs, input.length - stride);
    fill(outputRows, outputs, output.length - stride);
  }

  private static void fill(int[] rows, int used, int last) {
    for (int i = 0; i < used; i++) {
      if (rows[i] < 0 || rows[i] > last) {
        throw new IndexOutOfBoundsException("row at " + rows[i] + ", the last can be at " + last);
      }
    }
    Arrays.fill(rows, used, tiles(used) * TILE, rows[0]);
  }

  private int at(int i, int o) {
    return ((i >> 2) * outputTiles + (o >> 2)) * TILE_SIZE + (i & 3) * TILE + (o & 3);
  }

  static int tiles(int rows) {
    return (rows + TILE - 1) / TILE;
  }
}
