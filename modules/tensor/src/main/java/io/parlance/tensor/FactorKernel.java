package io.parlance.tensor;

/**
 * Fits factors and biases to the logarithms of a matrix's cells: weighted least squares by AdaGrad,
 * as GloVe does (Pennington, Socher &amp; Manning 2014, equation 8; Duchi, Hazan &amp; Singer
 * 2011).
 *
 * <p>The cost of a cell x of row i and column j is {@code 1/2 f(x) (w_i . w_j + b_i + b_j - log
 * x)²}, with {@code f(x) = min(1, (x / xMax)^power)}. A kernel holds scratch memory and belongs to
 * one thread.
 */
public interface FactorKernel {
  /** So many cells of a group are one batch: their gradients are of the row as it was before it. */
  int BATCH = 4;

  /**
   * What is the same for all cells.
   *
   * @param logMax the logarithm of xMax, from which on cells weigh 1
   * @param power of the weighting, at least 0
   * @param eta the learning rate
   */
  record Rate(float logMax, float power, float eta) {}

  /**
   * Goes through the tile once, group by group and batch by batch. Every parameter p with gradient
   * g in a batch (for the row's: the sum over the batch; its square: the sum of squares) has {@code
   * G += (eta g)²}, then {@code p -= eta g / sqrt(G)}; the root to three digits.
   *
   * @return the sum of the cells' costs, each as its batch began; NaN if one was not finite: that
   *     batch and what follows it was not learned
   * @throws IndexOutOfBoundsException if the tile names a row or a column that its block has not
   */
  double fit(FactorBlock rows, FactorBlock columns, CellTile tile, Rate rate);
}
