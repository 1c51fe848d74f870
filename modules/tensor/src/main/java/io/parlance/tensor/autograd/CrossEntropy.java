package io.parlance.tensor.autograd;

import io.parlance.tensor.CrossEntropyKernel;
import java.util.Arrays;
import java.util.Objects;

/**
 * {@code -Σ ln softmax(x Wᵀ + b)[target]}. Rows are taken in portions, so that only a portion's
 * (rows, words) are ever held, and in each portion words in blocks, whose scores lie together: what
 * is done with a block is done while it is in the second-level cache.
 */
final class CrossEntropy {
  private static final int BLOCK = 512; // words
  private static final int COLUMNS_A_PART = 128; // of a block, when scores become slopes
  private static final int LEAST_ROWS = 16;
  private static final int WORK = 8; // of an element's exponential

  private final Tape tape;
  private final Matrix x; // (rows, columns)
  private final Parameter weights; // (words, columns)
  private final Parameter bias; // (1, words)
  private final int[] targets;
  private final float scale;
  private final int words;
  private final int blocks;
  private double loss;

  CrossEntropy(
      Tape tape, Matrix x, Parameter weights, Parameter bias, int[] targets, double scale) {
    if (targets.length != x.rows) {
      throw new IllegalArgumentException(targets.length + " targets for " + x.rows + " rows");
    }
    this.tape = tape;
    this.x = x;
    this.weights = weights;
    this.bias = bias;
    this.targets = targets;
    this.scale = (float) scale;
    this.words = weights.rows();
    this.blocks = (words + BLOCK - 1) / BLOCK;
    for (int target : targets) {
      Objects.checkIndex(target, words);
    }
    int portion = Math.max(LEAST_ROWS, Tape.MOST_SCORES / words);
    int portions = (x.rows + portion - 1) / portion;
    int even = (x.rows + portions - 1) / Math.max(1, portions);
    Workspace.Room scores = tape.workspace.take(Math.multiplyExact(even, words));
    for (int from = 0; from < x.rows; from += even) {
      portion(from, Math.min(even, x.rows - from), scores);
    }
  }

  /** The sum over the rows. */
  double loss() {
    return loss;
  }

  private void portion(int from, int rows, Workspace.Room scores) {
    Workspace.Room highest = tape.workspace.take(blocks * rows); // (blocks, rows)
    Workspace.Room sums = tape.workspace.take(blocks * rows);
    for (int block = 0; block < blocks; block++) {
      score(from, rows, block, scores, highest, sums);
    }
    float[] logSums = logSums(rows, highest, sums);
    for (int i = 0; i < rows; i++) {
      loss += logSums[i] - scores.array[at(scores, rows, i, targets[from + i])];
    }
    if (tape.isRecording()) {
      int[][] byBlock = targetsByBlock(from, rows);
      float beta = !weights.isFrozen() && weights.beginGradient() ? 0f : 1f;
      for (int block = 0; block < blocks; block++) {
        learn(from, rows, block, scores, logSums, byBlock[block], beta);
      }
    }
  }

  /** How many words a block has. */
  private int width(int block) {
    return Math.min(BLOCK, words - block * BLOCK);
  }

  /** Where a block's scores (rows, width) begin. */
  private static int start(Workspace.Room scores, int rows, int block) {
    return scores.at + block * BLOCK * rows;
  }

  private int at(Workspace.Room scores, int rows, int row, int word) {
    int block = word / BLOCK;
    return start(scores, rows, block) + row * width(block) + word % BLOCK;
  }

  /** x Wᵀ + b of a block's words, and for each row what its part of the softmax's sum is. */
  private void score(
      int from,
      int rows,
      int block,
      Workspace.Room scores,
      Workspace.Room highest,
      Workspace.Room sums) {
    CrossEntropyKernel kernel = tape.backend.crossEntropy();
    int columns = x.columns;
    int width = width(block);
    int start = start(scores, rows, block);
    tape.backend.gemm(
        false,
        true,
        rows,
        width,
        columns,
        1f,
        x.values,
        x.offset + from * columns,
        columns,
        weights.values(),
        block * BLOCK * columns,
        columns,
        0f,
        scores.array,
        start,
        width,
        tape.parallel);
    Portions.run(
        rows,
        LEAST_ROWS,
        tape.parallelFor((long) rows * width * WORK),
        (first, last) ->
            kernel.observe(
                last - first,
                width,
                scores.array,
                start + first * width,
                width,
                bias.values(),
                block * BLOCK,
                highest.array,
                highest.at + block * rows + first,
                sums.array,
                sums.at + block * rows + first));
  }

  /** ln Σ exp(score) of each row. */
  private float[] logSums(int rows, Workspace.Room highest, Workspace.Room sums) {
    float[] logSums = new float[rows];
    for (int i = 0; i < rows; i++) {
      float most = Float.NEGATIVE_INFINITY;
      for (int block = 0; block < blocks; block++) {
        most = Math.max(most, highest.array[highest.at + block * rows + i]);
      }
      double sum = 0;
      for (int block = 0; block < blocks; block++) {
        int at = block * rows + i;
        sum += sums.array[sums.at + at] * Math.exp((double) highest.array[highest.at + at] - most);
      }
      logSums[i] = (float) (most + Math.log(sum));
    }
    return logSums;
  }

  /**
   * A block's scores become the loss's slopes; then b, W and x get theirs.
   *
   * @param beta 0 where W's gradient is the first
   */
  private void learn(
      int from,
      int rows,
      int block,
      Workspace.Room scores,
      float[] logSums,
      int[] targeted,
      float beta) {
    int columns = x.columns;
    int width = width(block);
    int start = start(scores, rows, block);
    slopes(from, rows, block, scores, logSums, targeted);
    int at = x.offset + from * columns;
    if (!weights.isFrozen()) {
      tape.backend.gemm(
          true,
          false,
          width,
          columns,
          rows,
          1f,
          scores.array,
          start,
          width,
          x.values,
          at,
          columns,
          beta,
          weights.gradient(),
          block * BLOCK * columns,
          columns,
          tape.parallel);
    }
    if (x.needsGradient) {
      float[] slope = x.addedGradient();
      tape.backend.gemm(
          false,
          false,
          rows,
          columns,
          width,
          1f,
          scores.array,
          start,
          width,
          weights.values(),
          block * BLOCK * columns,
          columns,
          1f,
          slope,
          x.gradientOffset() + from * columns,
          columns,
          tape.parallel);
    }
  }

  private void slopes(
      int from, int rows, int block, Workspace.Room scores, float[] logSums, int[] targeted) {
    CrossEntropyKernel kernel = tape.backend.crossEntropy();
    boolean learnsBias = !bias.isFrozen();
    if (learnsBias && bias.beginGradient()) {
      Arrays.fill(bias.gradient(), 0f);
    }
    float[] biasSlope = learnsBias ? bias.gradient() : new float[words];
    int width = width(block);
    int start = start(scores, rows, block);
    int parts = (width + COLUMNS_A_PART - 1) / COLUMNS_A_PART;
    tape.parallelFor((long) rows * width * WORK)
        .run(
            parts,
            part -> {
              int column = part * COLUMNS_A_PART;
              kernel.slopes(
                  rows,
                  Math.min(COLUMNS_A_PART, width - column),
                  scores.array,
                  start + column,
                  width,
                  logSums,
                  0,
                  scale,
                  biasSlope,
                  block * BLOCK + column);
            });
    for (int i : targeted) {
      int word = targets[from + i];
      scores.array[start + i * width + word % BLOCK] -= scale;
      biasSlope[word] -= scale;
    }
  }

  /** The rows whose target is in each block. */
  private int[][] targetsByBlock(int from, int rows) {
    int[] counts = new int[blocks];
    for (int i = 0; i < rows; i++) {
      counts[targets[from + i] / BLOCK]++;
    }
    int[][] byBlock = new int[blocks][];
    for (int block = 0; block < blocks; block++) {
      byBlock[block] = new int[counts[block]];
    }
    for (int i = rows - 1; i >= 0; i--) {
      int block = targets[from + i] / BLOCK;
      byBlock[block][--counts[block]] = i;
    }
    return byBlock;
  }
}
