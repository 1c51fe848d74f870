package io.parlance.trainers.lsa;

import io.parlance.tensor.SparseRows;
import io.parlance.trainers.documents.CountBlock;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The matrix of counts (documents, terms), weighted: weighed once where counts are kept. */
final class WeightedTerms implements SparseBlocks {
  private final DocumentTerms counts;
  private final TermWeights weights;
  private final int[] firstRows; // (blocks)
  private final List<SparseRows> kept = new ArrayList<>(); // all or none
  private double squares; // of all cells
  private final double[] sums; // (terms), of each column's cells

  WeightedTerms(DocumentTerms counts, TermWeights weights) throws IOException {
    this.counts = counts;
    this.weights = weights;
    this.firstRows = new int[counts.blocks()];
    this.sums = new double[counts.terms()];
    for (int b = 0; b < firstRows.length; b++) {
      CountBlock block = counts.block(b);
      firstRows[b] = block.firstDocument();
      SparseRows rows = weigh(block);
      for (int cell = 0; cell < rows.cells(); cell++) {
        float value = rows.values()[cell];
        squares += (double) value * value;
        sums[rows.columns()[cell]] += value;
      }
      if (counts.kept()) {
        kept.add(rows);
      }
    }
  }

  private SparseRows weigh(CountBlock block) {
    float[] values = new float[block.cells()];
    for (int d = 0; d < block.documents(); d++) {
      weights.weigh(
          block.terms(), block.counts(), block.starts()[d], block.starts()[d + 1], values);
    }
    return new SparseRows(block.starts(), block.terms(), values);
  }

  /** The sum over terms of the variance of the term's column. */
  double totalVariance() {
    double meanSquares = 0;
    for (double sum : sums) {
      double mean = sum / rows();
      meanSquares += mean * mean;
    }
    return squares / rows() - meanSquares;
  }

  /** Whether there is a cell that is not zero. */
  boolean isZero() {
    return squares == 0;
  }

  @Override
  public int rows() {
    return counts.documents();
  }

  @Override
  public int columns() {
    return counts.terms();
  }

  @Override
  public int blocks() {
    return firstRows.length;
  }

  @Override
  public int firstRow(int block) {
    return firstRows[block];
  }

  @Override
  public SparseRows block(int index) throws IOException {
    return kept.isEmpty() ? weigh(counts.block(index)) : kept.get(index);
  }
}
