package io.parlance.tensor;

import java.util.Arrays;

/** {@link RowBlockKernel} in plain loops: the reference. */
final class ScalarRowBlockKernel implements RowBlockKernel {

  @Override
  public boolean step(RowBlock block, float alpha) {
    block.open();
    if (!slopes(block, alpha)) {
      return false;
    }
    update(block);
    block.close();
    return true;
  }

  private static boolean slopes(RowBlock block, float alpha) {
    int inputTiles = RowBlock.tiles(block.inputs);
    double sum = 0;
    int at = 0;
    for (int tile = 0; tile < inputTiles * block.outputTiles; tile++) {
      int i = tile / block.outputTiles * RowBlock.TILE;
      int o = tile % block.outputTiles * RowBlock.TILE;
      for (int lane = 0; lane < RowBlock.TILE_SIZE; lane++, at++) {
        float dot = dot(block, block.inputRows[i + lane / 4], block.outputRows[o + lane % 4]);
        double e = Math.exp(-Math.abs(dot));
        double sigmoid = dot < 0 ? e / (1 + e) : 1 / (1 + e);
        float seen = block.seen[at];
        float total = seen + block.noise[o * 4 + lane] * (block.predictions[i * 4 + lane] - seen);
        block.slope[at] = (float) (alpha * (seen - total * sigmoid));
        double softplus = Math.max(dot, 0) + Math.log1p(e);
        float loss = (float) (total * softplus - seen * dot);
        block.lossLanes[lane] += loss;
        sum += loss;
      }
    }
    return Double.isFinite(sum);
  }

  private static float dot(RowBlock block, int x, int y) {
    float sum = 0;
    for (int k = 0; k < block.stride; k++) {
      sum += block.input[x + k] * block.output[y + k];
    }
    return sum;
  }

  private static void update(RowBlock block) {
    float[] gain = new float[OUTPUT_GROUP];
    for (int from = 0; from < block.outputs; from += OUTPUT_GROUP) {
      int to = Math.min(block.outputs, from + OUTPUT_GROUP);
      for (int k = 0; k < block.stride; k++) {
        update(block, from, to, k, gain);
      }
    }
  }

  private static void update(RowBlock block, int from, int to, int k, float[] gain) {
    Arrays.fill(gain, 0);
    for (int i = 0; i < block.inputs; i++) {
      float x = block.input[block.inputRows[i] + k];
      float changed = x;
      for (int o = from; o < to; o++) {
        int tile = (i >> 2) * block.outputTiles + (o >> 2);
        float g = block.slope[tile * RowBlock.TILE_SIZE + (i & 3) * RowBlock.TILE + (o & 3)];
        changed += g * block.output[block.outputRows[o] + k];
        gain[o - from] += g * x;
      }
      block.input[block.inputRows[i] + k] = changed;
    }
    for (int o = from; o < to; o++) {
      block.output[block.outputRows[o] + k] += gain[o - from];
    }
  }

  @Override
  public void gather(RowSums rows, RowMatrix sums) {
    rows.open(sums);
    float[] to = sums.block(0);
    for (int t = 0; t < RowSums.SUMS; t++) {
      for (int k = 0; k < rows.stride; k++) {
        float sum = 0;
        for (int i = 0; i < rows.count; i++) {
          sum += rows.weights[t * rows.most + i] * rows.array[rows.rows[i] + k];
        }
        to[sums.offset(t) + k] = sum;
      }
    }
  }

  @Override
  public void scatter(RowMatrix sums, RowSums rows) {
    rows.open(sums);
    float[] from = sums.block(0);
    for (int i = 0; i < rows.count; i++) {
      for (int t = 0; t < RowSums.SUMS; t++) {
        float weight = rows.weights[t * rows.most + i];
        for (int k = 0; k < rows.stride; k++) {
          rows.array[rows.rows[i] + k] += weight * from[sums.offset(t) + k];
        }
      }
    }
    rows.close();
  }

  @Override
  public void gather(RowBags bags, RowMatrix sums) {
    bags.check(sums);
    for (int b = 0; b < bags.bags; b++) {
      float[] to = sums.block(b);
      int at = sums.offset(b);
      for (int k = 0; k < bags.stride; k++) {
        float sum = 0;
        for (int i = bags.starts[b]; i < bags.starts[b + 1]; i++) {
          int row = bags.rows[i];
          sum += bags.matrix.block(row)[bags.matrix.offset(row) + k];
        }
        to[at + k] = bags.weights[b] * sum;
      }
    }
  }

  @Override
  public void scatter(RowMatrix gains, RowBags bags) {
    bags.check(gains);
    for (int b = 0; b < bags.bags; b++) {
      float[] from = gains.block(b);
      int at = gains.offset(b);
      for (int i = bags.starts[b]; i < bags.starts[b + 1]; i++) {
        float[] to = bags.matrix.block(bags.rows[i]);
        int row = bags.matrix.offset(bags.rows[i]);
        for (int k = 0; k < bags.stride; k++) {
          to[row + k] += from[at + k];
        }
      }
    }
  }
}
