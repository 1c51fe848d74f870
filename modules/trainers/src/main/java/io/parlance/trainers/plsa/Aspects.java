package io.parlance.trainers.plsa;

import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.MixtureCells;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.RowMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The parameters of the aspect model.
 *
 * @param words P(w|z), (terms, topics): each column sums to 1
 * @param documents P(z|d) by slab, (documents of the slab, topics): each row sums to 1
 * @param shares P(z), (topics)
 */
@SuppressWarnings("ArrayRecordComponent") // weights, never compared
record Aspects(RowMatrix words, List<RowMatrix> documents, double[] shares) {
  private static final float LEAST = 0.05f; // before normalising: no start is impossible

  /** All zero: to be filled. */
  static Aspects zeros(Counts counts, int topics) {
    List<RowMatrix> documents = new ArrayList<>();
    for (MixtureCells slab : counts.slabs()) {
      documents.add(RowMatrix.padded(slab.rows(), topics));
    }
    return new Aspects(RowMatrix.padded(counts.terms(), topics), documents, new double[topics]);
  }

  /** Makes them random distributions: {@code restart} is what tells one start from another. */
  Aspects randomise(long seed, int restart) {
    RandomBits random = new RandomBits(seed, restart);
    randomise(words, random);
    normaliseColumns(words);
    for (RowMatrix matrix : documents) {
      randomise(matrix, random);
      normaliseRows(matrix);
    }
    Arrays.fill(shares, 1.0 / shares.length);
    return this;
  }

  /** Far from even: distributions that hardly differ take many iterations to part. */
  private static void randomise(RowMatrix matrix, RandomBits random) {
    float[] row = new float[matrix.dimension()];
    for (int r = 0; r < matrix.rows(); r++) {
      for (int z = 0; z < row.length; z++) {
        float unit = random.unit();
        row[z] = LEAST + unit * unit * unit;
      }
      matrix.setRow(r, row, 0);
    }
  }

  private static void normaliseRows(RowMatrix matrix) {
    float[] row = new float[matrix.dimension()];
    for (int r = 0; r < matrix.rows(); r++) {
      matrix.copyRow(r, row, 0);
      double sum = 0;
      for (float share : row) {
        sum += share;
      }
      for (int z = 0; z < row.length; z++) {
        row[z] = (float) (row[z] / sum);
      }
      matrix.setRow(r, row, 0);
    }
  }

  private static void normaliseColumns(RowMatrix matrix) {
    double[] sums = new double[matrix.dimension()];
    float[] row = new float[sums.length];
    for (int r = 0; r < matrix.rows(); r++) {
      matrix.copyRow(r, row, 0);
      for (int z = 0; z < row.length; z++) {
        sums[z] += row[z];
      }
    }
    for (int r = 0; r < matrix.rows(); r++) {
      matrix.copyRow(r, row, 0);
      for (int z = 0; z < row.length; z++) {
        row[z] = (float) (row[z] / sums[z]);
      }
      matrix.setRow(r, row, 0);
    }
  }

  /** Adds the parameters to tensors, under names that begin so: the arrays themselves. */
  void name(String prefix, Map<String, TensorData> tensors) {
    tensors.put(prefix + "words", new TensorData.Matrix(words));
    for (int slab = 0; slab < documents.size(); slab++) {
      tensors.put(prefix + "documents." + slab, new TensorData.Matrix(documents.get(slab)));
    }
    tensors.put(prefix + "shares", new TensorData.Doubles(shares));
  }

  /** Takes over the parameters of others of the same shape. */
  void set(Aspects others) {
    set(words, others.words);
    for (int slab = 0; slab < documents.size(); slab++) {
      set(documents.get(slab), others.documents.get(slab));
    }
    System.arraycopy(others.shares, 0, shares, 0, shares.length);
  }

  private static void set(RowMatrix to, RowMatrix from) {
    for (int row = 0; row < to.rows(); row++) {
      to.setRow(row, from.block(row), from.offset(row));
    }
  }
}
