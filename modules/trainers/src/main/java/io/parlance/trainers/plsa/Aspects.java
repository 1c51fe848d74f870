package io.parlance.trainers.plsa;

import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.RandomBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters of the aspect model.
 *
 * @param words P(w|z), (terms, topics): each column sums to 1
 * @param documents P(z|d) by slab, (documents of the slab, topics): each row sums to 1
 * @param shares P(z), (topics)
 */
@SuppressWarnings("ArrayRecordComponent") // weights, never compared
record Aspects(RowMatrix words, List<RowMatrix> documents, double[] shares) {

  /** Random distributions: {@code restart} is what tells one start from another. */
  static Aspects random(Counts counts, int topics, long seed, int restart) {
    RowMatrix words = RowMatrix.padded(counts.terms(), topics);
    RandomBits random = new RandomBits(seed, restart);
    double[] sums = new double[topics];
    float[] row = new float[topics];
    for (int word = 0; word < counts.terms(); word++) {
      for (int z = 0; z < topics; z++) {
        row[z] = 0.5f + random.unit();
        sums[z] += row[z];
      }
      words.setRow(word, row, 0);
    }
    for (int word = 0; word < counts.terms(); word++) {
      words.copyRow(word, row, 0);
      for (int z = 0; z < topics; z++) {
        row[z] = (float) (row[z] / sums[z]);
      }
      words.setRow(word, row, 0);
    }
    List<RowMatrix> documents = new ArrayList<>();
    for (int slab = 0; slab < counts.slabs().size(); slab++) {
      RowMatrix matrix = RowMatrix.padded(counts.slabs().get(slab).rows(), topics);
      for (int d = 0; d < matrix.rows(); d++) {
        double sum = 0;
        for (int z = 0; z < topics; z++) {
          row[z] = (float) -Math.log(1 - random.unit());
          sum += row[z];
        }
        for (int z = 0; z < topics; z++) {
          row[z] = (float) (row[z] / sum);
        }
        matrix.setRow(d, row, 0);
      }
      documents.add(matrix);
    }
    double[] shares = new double[topics];
    Arrays.fill(shares, 1.0 / topics);
    return new Aspects(words, documents, shares);
  }

  /** The same parameters in arrays of their own. */
  Aspects copy() {
    return new Aspects(
        copy(words),
        new ArrayList<>(documents.stream().map(Aspects::copy).toList()),
        shares.clone());
  }

  private static RowMatrix copy(RowMatrix matrix) {
    RowMatrix copy = RowMatrix.padded(matrix.rows(), matrix.dimension());
    for (int row = 0; row < matrix.rows(); row++) {
      copy.setRow(row, matrix.block(row), matrix.offset(row));
    }
    return copy;
  }
}
