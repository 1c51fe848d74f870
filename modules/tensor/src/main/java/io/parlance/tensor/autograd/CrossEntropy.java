package io.parlance.tensor.autograd;

import io.parlance.tensor.CrossEntropyKernel;
import java.util.Arrays;
import java.util.Objects;

/**
 * {@code -Σ ln softmax(x Wᵀ + b)[target]}. Rows are taken in portions, so that only a portion's
 * (rows, words) are ever held, and in each portion words in blocks, each the work of one thread.
 */
final class CrossEntropy {
  private static final int PORTION = 1 << 24; // floats: rows x words
  private static final int BLOCK = 256; // words
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
    int portion = Math.max(LEAST_ROWS, PORTION / words);
    int portions = (x.rows + portion - 1) / portion;
    int even = (x.rows + portions - 1) / Math.max(1, portions);
    Workspace.Room room = tape.workspace.take(Math.multiplyExact(even, words));
    for (int from = 0; from < x.rows; from += even) {
      portion(from, Math.min(even, x.rows - from), room.array, room.at);
    }
  }

  /** The sum over the rows. */
  double loss() {
    return loss;
  }

  private void portion(int from, int rows, float[] z, int zAt) {
    tape.backend.gemm(
        false,
        true,
        rows,
        words,
        x.columns,
        1f,
        x.values,
        x.offset + from * x.columns,
        x.columns,
        weights.values(),
        0,
        x.columns,
        0f,
        z,
        zAt,
        words,
        tape.parallel);
    float[] logSums = logSums(rows, z, zAt);
    for (int i = 0; i < rows; i++) {
      loss += logSums[i] - z[zAt + i * words + targets[from + i]];
    }
    if (tape.isRecording()) {
      slopes(from, rows, z, zAt, logSums);
    }
  }

  /** ln Σ exp(z) of each row; z becomes z + b. */
  private float[] logSums(int rows, float[] z, int zAt) {
    CrossEntropyKernel kernel = tape.backend.crossEntropy();
    Workspace.Room highest = tape.workspace.take(blocks * rows); // (blocks, rows)
    Workspace.Room sums = tape.workspace.take(blocks * rows);
    tape.parallelFor((long) rows * words * WORK)
        .run(
            blocks,
            block -> {
              int column = block * BLOCK;
              int width = Math.min(BLOCK, words - column);
              kernel.observe(
                  rows,
                  width,
                  z,
                  zAt + column,
                  words,
                  bias.values(),
                  column,
                  highest.array,
                  highest.at + block * rows,
                  sums.array,
                  sums.at + block * rows);
            });
    float[] logSums = new float[rows];
    for (int i = 0; i < rows; i++) {
      float most = Float.NEGATIVE_INFINITY;
      for (int block = 0; block < blocks; block++) {
        most = Math.max(most, highest.array[highest.at + block * rows + i]);
      }
      double sum = 0;
      for (int block = 0; block < blocks; block++) {
        sum +=
            sums.array[sums.at + block * rows + i]
                * Math.exp((double) highest.array[highest.at + block * rows + i] - most);
      }
      logSums[i] = (float) (most + Math.log(sum));
    }
    return logSums;
  }

  /** z becomes the loss's slope; then x, W and b get theirs. */
  private void slopes(int from, int rows, float[] z, int zAt, float[] logSums) {
    CrossEntropyKernel kernel = tape.backend.crossEntropy();
    boolean learnsBias = !bias.isFrozen();
    if (learnsBias && bias.beginGradient()) {
      Arrays.fill(bias.gradient(), 0f);
    }
    float[] biasSlope = learnsBias ? bias.gradient() : new float[words];
    int[][] byBlock = targetsByBlock(from, rows);
    tape.parallelFor((long) rows * words * WORK)
        .run(
            blocks,
            block -> {
              int column = block * BLOCK;
              int width = Math.min(BLOCK, words - column);
              kernel.slopes(
                  rows, width, z, zAt + column, words, logSums, 0, scale, biasSlope, column);
              for (int i : byBlock[block]) {
                z[zAt + i * words + targets[from + i]] -= scale;
                biasSlope[targets[from + i]] -= scale;
              }
            });
    int columns = x.columns;
    int at = x.offset + from * columns;
    if (!weights.isFrozen()) {
      tape.backend.gemm(
          true,
          false,
          words,
          columns,
          rows,
          1f,
          z,
          zAt,
          words,
          x.values,
          at,
          columns,
          weights.beginGradient() ? 0f : 1f,
          weights.gradient(),
          0,
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
          words,
          1f,
          z,
          zAt,
          words,
          weights.values(),
          0,
          columns,
          1f,
          slope,
          x.gradientOffset() + from * columns,
          columns,
          tape.parallel);
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
