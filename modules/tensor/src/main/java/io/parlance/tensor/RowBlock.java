package io.parlance.tensor;

import java.util.Arrays;
import java.util.Objects;

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
  final int[] inputRows; // (inputs, rounded up to a tile): where in the array each input row starts
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
  private final Side in;
  private final Side out;

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
    this.seen = new float[pairs];
    this.slope = new float[pairs];
    this.predictions = new float[inputRows.length * TILE];
    this.noise = new float[outputRows.length * TILE];
    this.in = new Side(inputRows);
    this.out = new Side(outputRows);
  }

  /** Starts a block of rows of these matrices, in which nothing was seen or predicted yet. */
  public void begin(
      RowMatrix inputMatrix, int inputCount, RowMatrix outputMatrix, int outputCount) {
    in.matrix = checked(inputMatrix);
    out.matrix = checked(outputMatrix);
    inputs = inputCount;
    outputs = outputCount;
    outputTiles = tiles(outputCount);
    int inputTiles = tiles(inputCount);
    Arrays.fill(seen, 0, inputTiles * outputTiles * TILE_SIZE, 0);
    Arrays.fill(predictions, 0, inputTiles * TILE_SIZE, 0);
    Arrays.fill(noise, 0, outputTiles * TILE_SIZE, 0);
  }

  private RowMatrix checked(RowMatrix matrix) {
    if (matrix.stride() != stride) {
      throw new IllegalArgumentException(
          "the matrix has rows of " + matrix.stride() + " floats, the block of " + stride);
    }
    return matrix;
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
    int tile = (inputIndex >> 2) * outputTiles + (outputIndex >> 2);
    seen[tile * TILE_SIZE + (inputIndex & 3) * TILE + (outputIndex & 3)] += 1;
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
  }

  /** Puts changed rows back, where {@link #open} had to copy them. */
  void close() {
    in.close(inputs);
    out.close(outputs);
  }

  static int tiles(int rows) {
    return (rows + TILE - 1) / TILE;
  }

  /** The rows of one matrix: in place, or copied where the matrix is more than one array. */
  private final class Side {
    final int[] ids;
    final int[] rows;
    RowMatrix matrix = RowMatrix.padded(0, stride);
    private float[] copies = new float[0];

    Side(int[] rows) {
      this.rows = rows;
      this.ids = new int[rows.length];
    }

    float[] open(int count) {
      for (int i = 0; i < count; i++) {
        Objects.checkIndex(ids[i], matrix.rows());
        rows[i] = matrix.offset(ids[i]);
      }
      float[] array = count == 0 ? copies : matrix.block(ids[0]);
      if (!matrix.isOneArray()) {
        array = copy(count);
      }
      Arrays.fill(rows, count, tiles(count) * TILE, rows[0]);
      return array;
    }

    private float[] copy(int count) {
      if (copies.length == 0) {
        copies = new float[rows.length * stride];
      }
      for (int i = 0; i < count; i++) {
        rows[i] = first(i) * stride;
        System.arraycopy(matrix.block(ids[i]), matrix.offset(ids[i]), copies, rows[i], stride);
      }
      return copies;
    }

    /** The first place where the row of place {@code i} stands: it is copied once. */
    private int first(int i) {
      int at = 0;
      while (ids[at] != ids[i]) {
        at++;
      }
      return at;
    }

    void close(int count) {
      if (matrix.isOneArray()) {
        return;
      }
      for (int i = 0; i < count; i++) {
        System.arraycopy(copies, rows[i], matrix.block(ids[i]), matrix.offset(ids[i]), stride);
      }
    }
  }
}
