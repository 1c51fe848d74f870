package io.parlance.trainers.lsa;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.SparseKernel;
import io.parlance.tensor.SparseRows;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Goes over a sparse matrix A (rows, n), some blocks at a time, and multiplies each.
 *
 * <p>Work is cut by the columns of the dense operand, which do not know of one another: no sum is
 * cut, and the number of threads changes nothing.
 */
final class MatrixPasses {
  /** Blocks at hand at once, which bounds the memory where they are counted anew. */
  private static final int BLOCKS_AT_ONCE = 32;

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

  /** {@code G += alpha AᵀA X} for the panels from {@code panel} on; X and G are (n, width) both. */
  void gram(float alpha, TallMatrix x, int panel, TallMatrix g) throws IOException {
    int panels = x.panels() - panel;
    // a panel a thread, or half of one where there are not enough
    int slice = panels >= parallel.threads() ? TallMatrix.PANEL : SparseKernel.WIDTH;
    int slices = TallMatrix.PANEL / slice;
    visit(
        (blocks, first) ->
            parallel.run(
                panels * slices,
                part -> {
                  int p = panel + part / slices;
                  int at = part % slices * slice;
                  for (SparseRows block : blocks) {
                    kernel.gram(
                        alpha,
                        block,
                        slice,
                        x.array(p),
                        x.start(p) + at,
                        TallMatrix.PANEL,
                        g.array(p),
                        g.start(p) + at,
                        TallMatrix.PANEL);
                  }
                }));
  }

  /** {@code Y += A X}, as many panels as Y has; X is (n, width), Y (rows, width). */
  void multiply(TallMatrix x, TallMatrix y) throws IOException {
    visit(
        (blocks, first) ->
            parallel.run(
                blocks.length * y.panels(),
                part -> {
                  int block = part % blocks.length;
                  int panel = part / blocks.length;
                  kernel.multiply(
                      blocks[block],
                      TallMatrix.PANEL,
                      x.array(panel),
                      x.start(panel),
                      TallMatrix.PANEL,
                      y.array(panel),
                      y.start(panel) + matrix.firstRow(first + block) * TallMatrix.PANEL,
                      TallMatrix.PANEL);
                }));
  }

  /**
   * {@code G += AᵀS}, where row d of S (rows, k) is zero but for {@code signs[d]} at column {@code
   * places[d]}.
   */
  void sketch(int[] places, float[] signs, TallMatrix g) throws IOException {
    visit(
        (blocks, first) ->
            parallel.run(
                g.panels(),
                part -> {
                  for (int b = 0; b < blocks.length; b++) {
                    int row = matrix.firstRow(first + b);
                    SparseRows block = blocks[b];
                    for (int d = 0; d < block.rows(); d++) {
                      int place = places[row + d];
                      if (place / TallMatrix.PANEL == part) {
                        int at = g.start(part) + place % TallMatrix.PANEL;
                        addRow(block, d, signs[row + d], g.array(part), at);
                      }
                    }
                  }
                }));
  }

  private static void addRow(SparseRows block, int row, float sign, float[] panel, int at) {
    for (int cell = block.starts()[row]; cell < block.starts()[row + 1]; cell++) {
      panel[at + block.columns()[cell] * TallMatrix.PANEL] += sign * block.values()[cell];
    }
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
