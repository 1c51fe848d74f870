package io.parlance.trainers.lsa;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.SparseKernel;
import io.parlance.tensor.SparseRows;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Goes over a sparse matrix A (rows, columns), some blocks at a time, and multiplies each.
 *
 * <p>Work is cut by the columns of the dense operand, which do not know of one another: no sum is
 * cut, and the number of threads changes nothing.
 */
final class MatrixPasses {
  /** Blocks at hand at once, which bounds the memory where they are counted anew. */
  private static final int BLOCKS_AT_ONCE = 32;

  /** Columns that go together, where that leaves no thread without work. */
  private static final int SLICE = 2 * SparseKernel.WIDTH;

  private final SparseBlocks matrix;
  private final SparseKernel kernel;
  private final Parallel parallel;

  MatrixPasses(SparseBlocks matrix, SparseKernel kernel, Parallel parallel) {
    this.matrix = matrix;
    this.kernel = kernel;
    this.parallel = parallel;
  }

  /** What is done with each run of blocks. */
  private interface Visit {
    void blocks(SparseRows[] blocks, int first);
  }

  /**
   * {@code G += alpha AᵀA X} for the columns from {@code from} on; both are (A's columns, width).
   */
  void gram(float alpha, TallMatrix x, int from, TallMatrix g) throws IOException {
    int start = from / SparseKernel.WIDTH * SparseKernel.WIDTH;
    int slice = slice(x.width - start);
    int slices = (x.width - start + slice - 1) / slice;
    visit(
        (blocks, first) ->
            parallel.run(
                slices,
                part -> {
                  int at = start + part * slice;
                  int width = Math.min(slice, x.width - at);
                  for (SparseRows block : blocks) {
                    kernel.gram(alpha, block, width, x.data, at, x.stride, g.data, at, g.stride);
                  }
                }));
  }

  /** {@code Y += A X}; X is (A's columns, width), Y (A's rows, width). */
  void multiply(TallMatrix x, TallMatrix y) throws IOException {
    visit(
        (blocks, first) ->
            parallel.run(
                blocks.length,
                part -> {
                  int row = matrix.firstRow(first + part);
                  kernel.multiply(
                      blocks[part], x.width, x.data, 0, x.stride, y.data, y.offset(row), y.stride);
                }));
  }

  /**
   * {@code G += AᵀS}, where row d of S (A's rows, k) is zero but for {@code signs[d]} at column
   * {@code places[d]}.
   */
  void sketch(int[] places, float[] signs, TallMatrix g) throws IOException {
    int slices = (g.width + SLICE - 1) / SLICE;
    visit(
        (blocks, first) ->
            parallel.run(
                slices,
                part -> {
                  for (int b = 0; b < blocks.length; b++) {
                    int row = matrix.firstRow(first + b);
                    SparseRows block = blocks[b];
                    for (int d = 0; d < block.rows(); d++) {
                      int place = places[row + d];
                      if (place / SLICE == part) {
                        addRow(block, d, signs[row + d], g, place);
                      }
                    }
                  }
                }));
  }

  private static void addRow(SparseRows block, int row, float sign, TallMatrix g, int column) {
    for (int cell = block.starts()[row]; cell < block.starts()[row + 1]; cell++) {
      g.data[g.offset(block.columns()[cell]) + column] += sign * block.values()[cell];
    }
  }

  private int slice(int width) {
    return width >= SLICE * parallel.threads() ? SLICE : SparseKernel.WIDTH;
  }

  private void visit(Visit visit) throws IOException {
    for (int first = 0; first < matrix.blocks(); first += BLOCKS_AT_ONCE) {
      int from = first;
      SparseRows[] blocks = new SparseRows[Math.min(BLOCKS_AT_ONCE, matrix.blocks() - first)];
      try {
        parallel.run(blocks.length, part -> blocks[part] = read(from + part));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      visit.blocks(blocks, first);
    }
  }

  private SparseRows read(int index) {
    try {
      return matrix.block(index);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
