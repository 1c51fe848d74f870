package io.parlance.trainers.glove;

import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.FactorBlock;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** W and W̃ with their biases and squared gradients, by blocks of words. */
final class GloveWeights {
  private final Stripes stripes;
  private final int dimension;
  private final List<FactorBlock> rows = new ArrayList<>(); // W
  private final List<FactorBlock> columns = new ArrayList<>(); // W̃

  /**
   * Uniform in ±1/(2 dimension), biases too, as the authors' program starts. Its biases are learned
   * at a rate of 1 whatever eta is; a start of eta² for their squared gradients gives just that.
   */
  GloveWeights(Stripes stripes, int dimension, double eta, long seed) {
    this.stripes = stripes;
    this.dimension = dimension;
    float biasStart = (float) Math.min(1e30, Math.max(Float.MIN_NORMAL, eta * eta));
    for (int block = 0; block < stripes.blocks(); block++) {
      int size = stripes.size(block);
      rows.add(start(FactorBlock.ofRows(size, dimension, biasStart), seed, 2L * block));
      columns.add(start(FactorBlock.ofColumns(size, dimension, biasStart), seed, 2L * block + 1));
    }
  }

  private static FactorBlock start(FactorBlock block, long seed, long stream) {
    RandomBits random = new RandomBits(seed, -1 - stream);
    float[] factors = new float[block.dimension()];
    for (int row = 0; row < block.rows(); row++) {
      for (int k = 0; k < factors.length; k++) {
        factors[k] = (random.unit() - 0.5f) / factors.length;
      }
      block.setFactors(row, factors, 0);
      block.setBias(row, (random.unit() - 0.5f) / factors.length);
    }
    return block;
  }

  /** All that is learned, by name: the arrays themselves. */
  Map<String, TensorData> tensors() {
    Map<String, TensorData> tensors = new TreeMap<>();
    for (int block = 0; block < stripes.blocks(); block++) {
      tensors.put("rows." + block, tensor(rows.get(block)));
      tensors.put("columns." + block, tensor(columns.get(block)));
    }
    return tensors;
  }

  private static TensorData tensor(FactorBlock block) {
    return new TensorData.Floats(1, block.values().length, block.values());
  }

  FactorBlock rows(int block) {
    return rows.get(block);
  }

  FactorBlock columns(int block) {
    return columns.get(block);
  }

  /** W + W̃ (words, dimension): Pennington et al. 2014, section 4.2. */
  RowMatrix sum() {
    RowMatrix sums = RowMatrix.padded(stripes.words(), dimension);
    float[] sum = new float[dimension];
    for (int word = 0; word < stripes.words(); word++) {
      FactorBlock row = rows.get(stripes.block(word));
      FactorBlock column = columns.get(stripes.block(word));
      int place = stripes.place(word);
      for (int k = 0; k < dimension; k++) {
        sum[k] = row.factor(place, k) + column.factor(place, k);
      }
      sums.setRow(word, sum, 0);
    }
    return sums;
  }
}
