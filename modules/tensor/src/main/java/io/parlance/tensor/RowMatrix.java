package io.parlance.tensor;

/**
 * A float32 matrix (rows, dimension) whose rows lie whole in one of several arrays, so that it may
 * be larger than one array.
 *
 * <p>Row {@code r} is the {@code dimension} floats of {@code block(r)} from {@code offset(r)} on. A
 * padded matrix has rows of {@code stride} floats, a multiple of 16, whose floats beyond the
 * dimension are zero and must stay so: kernels then need no tail.
 */
public final class RowMatrix {
  /** Rows of a padded matrix are a multiple of this many floats: one AVX-512 vector. */
  public static final int PADDING = 16;

  /**
   * Floats before the first row: with the JVM's 16-byte array header rows start on a cache line,
   * where arrays do (G1's largest ones, or all with -XX:ObjectAlignmentInBytes=64).
   */
  private static final int LEAD = 12;

  private static final int LARGEST_BLOCK = 1 << 30; // floats; G1 starts such arrays on a region

  private final int rows;
  private final int dimension;
  private final int stride;
  private final int shift;
  private final float[][] blocks;

  /** Blocks of at most {@code blockFloats} floats, but of one row at least. */
  RowMatrix(int rows, int dimension, int stride, int blockFloats) {
    if (rows < 0 || dimension < 1 || stride < dimension) {
      throw new IllegalArgumentException(
          "a matrix needs rows >= 0 and dimension >= 1, not " + rows + " x " + dimension);
    }
    this.rows = rows;
    this.dimension = dimension;
    this.stride = stride;
    this.shift = 31 - Integer.numberOfLeadingZeros(Math.max(1, blockFloats / stride));
    int perBlock = 1 << shift;
    this.blocks = new float[(int) (((long) rows + perBlock - 1) >> shift)][];
    for (int i = 0; i < blocks.length; i++) {
      int held = Math.min(perBlock, rows - (i << shift));
      blocks[i] = new float[LEAD + held * stride];
    }
  }

  /** A zero matrix without padding: stride = dimension. */
  public static RowMatrix dense(int rows, int dimension) {
    return new RowMatrix(rows, dimension, dimension, LARGEST_BLOCK);
  }

  /** A zero matrix whose rows are padded to a multiple of {@link #PADDING} floats. */
  public static RowMatrix padded(int rows, int dimension) {
    return new RowMatrix(
        rows, dimension, (dimension + PADDING - 1) / PADDING * PADDING, LARGEST_BLOCK);
  }

  /** The bytes of heap that a padded matrix of this shape takes. */
  public static long paddedBytes(long rows, int dimension) {
    long stride = ((long) dimension + PADDING - 1) / PADDING * PADDING;
    return rows * stride * Float.BYTES;
  }

  public int rows() {
    return rows;
  }

  public int dimension() {
    return dimension;
  }

  /** Floats from one row's start to the next's, within a block. */
  public int stride() {
    return stride;
  }

  /** The array that holds row {@code row}: the array itself, not a copy. */
  public float[] block(int row) {
    return blocks[row >>> shift];
  }

  /** Whether all rows lie in one array. */
  boolean isOneArray() {
    return blocks.length <= 1;
  }

  /** Where row {@code row} starts in its block. */
  public int offset(int row) {
    return LEAD + (row & ((1 << shift) - 1)) * stride;
  }

  /** How many rows from {@code row} on lie in the same block, one after the other. */
  public int contiguous(int row) {
    return Math.min(rows - row, (1 << shift) - (row & ((1 << shift) - 1)));
  }

  /** Element ({@code row}, {@code column}). */
  public float at(int row, int column) {
    return block(row)[offset(row) + column];
  }

  /** Copies row {@code row} into {@code target} from {@code at} on. */
  public void copyRow(int row, float[] target, int at) {
    System.arraycopy(block(row), offset(row), target, at, dimension);
  }

  /** Sets row {@code row} from {@code source}, from {@code at} on. */
  public void setRow(int row, float[] source, int at) {
    System.arraycopy(source, at, block(row), offset(row), dimension);
  }
}
