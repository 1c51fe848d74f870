package io.parlance.tensor;

/**
 * Expectation maximisation of mixtures over sparse counts, for PLSA and its kin: a row r is seen as
 * drawn from a mixture of {@code dimension} columns' distributions, {@code p(r, c) = x_r · y_c}
 * with x_r a row of {@code left} (the row's shares of the mixture) and y_c a row of {@code right}.
 *
 * <p>An iteration is one {@link #rows} over all rows, which leaves the ratio {@code n / p} of every
 * cell of count n, and then one {@link #columns} over all columns, which sums these up. What each
 * component k expects of a cell, {@code n x_rk y_ck / p}, is never stored: x_rk and y_ck leave the
 * sums. Arithmetic of a cell is in float; sums over cells are in double, or in float for so few
 * cells that it is as good. Rows of all matrices are padded ({@link RowMatrix#padded}), and each
 * matrix is one array. A kernel belongs to one thread.
 */
public interface MixtureKernel {
  /** What a component expects of all cells of a row or a column is nothing below this. */
  double LEAST_EXPECTED = 1e-12;

  /** A probability below this counts as this, so that ratios stay finite. */
  float LEAST_PROBABILITY = 1e-30f;

  /**
   * For rows {@code from … to-1}: row r of {@code next} becomes {@code x_rk Σ_c (n / p) y_ck}, what
   * component k expects of the row, scaled to the sum 1; all zero where a row has no cells.
   *
   * @param left (cells.rows, dimension)
   * @param right (cells.width, dimension)
   * @param next (cells.rows, dimension)
   * @return {@code Σ n ln p} over the rows' cells
   * @throws IllegalArgumentException if a matrix has another shape
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  double rows(
      MixtureCells cells, int from, int to, RowMatrix left, RowMatrix right, RowMatrix next);

  /** {@code Σ n ln p} over the cells of rows {@code from … to-1}; no ratio is left. */
  double logLikelihood(MixtureCells cells, int from, int to, RowMatrix left, RowMatrix right);

  /**
   * For part {@code part} of {@code parts} of the columns: {@code sums[c stride + k] += Σ_r (n / p)
   * x_rk}, by the ratios that {@link #rows} left.
   *
   * @param left (cells.rows, dimension), as it was for the ratios
   * @param sums (cells.width, stride of left)
   * @throws IllegalArgumentException if left or sums have another shape
   */
  void columns(MixtureCells cells, int part, int parts, RowMatrix left, double[] sums);

  /**
   * {@code y = x^beta} for the elements of rows {@code from … to-1}, relative error at most 2e-5;
   * what is below {@link #LEAST_PROBABILITY} becomes zero.
   *
   * @param x (rows, dimension), in 0 … 1
   * @param y (rows, dimension)
   * @throws IllegalArgumentException if the shapes differ
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  void temper(RowMatrix x, int from, int to, float beta, RowMatrix y);
}
