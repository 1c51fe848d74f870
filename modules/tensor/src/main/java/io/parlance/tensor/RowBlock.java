package io.parlance.tensor;

import java.util.Arrays;

/**
 * A block of input rows and output rows, and what was seen of their pairs: what one step of {@link
 * RowBlockKernel} learns from.
 *
 * <p>Each input makes some predictions. In each of them one output was seen, or several on a path,
 * and every output that was drawn as noise was not, unless it is the one seen. So a pair has a
 * positive weight of {@code seen}, and a weight in total of {@code seen + noise (predictions -
 * seen)}, with the noise weight of the output.
 *
 * <p>Pairs lie in tiles of 4 inputs × 4 outputs. Not thread-safe; one a thread, used again and
 * again.
 */
public final class RowBlock {
  static final int TILE = 4;
  static final int TILE_SIZE = TILE * TILE;

  final int stride;
  final int[] inputRows; // (inputs, rounded up to a tile): where in its array each row starts
  final int[] outputRows;
  final float[] seen; // (input tiles, output tiles, 4, 4): how often the pair was seen
  final float[] slope; // likewise, the kernel's: alpha (seen - total sigmoid(dot))
  final float[] predictions; // (input tiles, 4, 4): of each input, for each output of a tile
  final float[] noise; // (output tiles, 4, 4): weight of each output, for each input of a tile
  final float[] lossLanes = new float[TILE_SIZE];
  float[] input = new float[0];
  float[] output = new float[0];
  int inputs;
  int outputs;
  int outputTiles;
  private final ChosenRows in;
  private final ChosenRows out;

  /** A block for at most so many rows of {@code stride} floats. */
  public RowBlock(int stride, int maxInputs, int maxOutputs) {
    this.stride = stride;
    this.in = new ChosenRows(stride, tiles(maxInputs) * TILE);
    this.out = new ChosenRows(stride, tiles(maxOutputs) * TILE);
    this.inputRows = in.rows;
    this.outputRows = out.rows;
    int pairs = inputRows.length * outputRows.length;
    this.seen = new float[pairs];
    this.slope = new float[pairs];
    this.predictions = new float[inputRows.length * TILE];
    this.noise = new float[outputRows.length * TILE];
  }

  /** Starts a block of rows of these matrices, in which nothing was seen or predicted yet. */
  public void begin(
      RowMatrix inputMatrix, int inputCount, RowMatrix outputMatrix, int outputCount) {
    in.of(inputMatrix);
    out.of(outputMatrix);
    inputs = inputCount;
    outputs = outputCount;
    outputTiles = tiles(outputCount);
    int inputTiles = tiles(inputCount);
    Arrays.fill(seen, 0, inputTiles * outputTiles * TILE_SIZE, 0);
    Arrays.fill(predictions, 0, inputTiles * TILE_SIZE, 0);
    Arrays.fill(noise, 0, outputTiles * TILE_SIZE, 0);
  }

  /** Input {@code index} is row {@code row} of the input matrix. */
  public void input(int index, int row) {
    in.ids[index] = row;
  }

  /** Output {@code index} is row {@code row} of the output matrix. */
  public void output(int index, int row) {
    out.ids[index] = row;
  }

  /** The output was seen in one more of the input's predictions. */
  public void seen(int inputIndex, int outputIndex) {
    seen[at(inputIndex, outputIndex)] += 1;
  }

  /** Output o was seen in {@code counts[o]} more of the input's predictions, for all outputs. */
  public void seen(int inputIndex, float[] counts) {
    int at = at(inputIndex, 0);
    for (int o = 0; o < outputs; o++) {
      seen[at + (o >> 2) * TILE_SIZE + (o & 3)] += counts[o];
    }
  }

  private int at(int inputIndex, int outputIndex) {
    int tile = (inputIndex >> 2) * outputTiles + (outputIndex >> 2);
    return tile * TILE_SIZE + (inputIndex & 3) * TILE + (outputIndex & 3);
  }

  /** The input made so many predictions. */
  public void predictions(int inputIndex, int count) {
    Arrays.fill(predictions, inputIndex * TILE, inputIndex * TILE + TILE, count);
  }

  /** The output was drawn as noise against every input's predictions, with so much more weight. */
  public void noise(int outputIndex, float weight) {
    int at = (outputIndex >> 2) * TILE_SIZE + (outputIndex & 3);
    for (int row = 0; row < TILE_SIZE; row += TILE) {
      noise[at + row] += weight;
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

  /** Finds the rows, and fills the last tiles up with rows that exist. */
  void open() {
    input = in.open(inputs);
    output = out.open(outputs);
    Arrays.fill(inputRows, inputs, tiles(inputs) * TILE, inputRows[0]);
    Arrays.fill(outputRows, outputs, tiles(outputs) * TILE, outputRows[0]);
  }

  /** Puts changed rows back, where {@link #open} had to copy them. */
  void close() {
    in.close(inputs);
    out.close(outputs);
  }

  static int tiles(int rows) {
    return (rows + TILE - 1) / TILE;
  }
}
