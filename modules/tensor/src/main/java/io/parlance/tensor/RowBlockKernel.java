package io.parlance.tensor;

/**
 * What trainers do with a few rows of large matrices, in place. Other threads may work on the same
 * rows without a lock: then an update may be lost (Hogwild).
 */
public interface RowBlockKernel {
  /** Outputs are worked on in groups of so many: a block that fills them wastes nothing. */
  int OUTPUT_TILE = RowBlock.TILE;

  /** Rows are updated for so many outputs at once. */
  int OUTPUT_GROUP = 2 * OUTPUT_TILE;

  /**
   * One step of logistic regression of a block's pairs.
   *
   * <p>With {@code s = sigmoid(x . y)} for input row x and output row y, every pair's slope is
   * {@code g = alpha (seen - total s)}; each input row gains the sum of g y and each output row the
   * sum of g x. All slopes are of the rows as they stand before the step. Gains are added for
   * {@link #OUTPUT_GROUP} outputs after the other, and among them for one input after the other: so
   * an x that the outputs of a later group gain, or that stands in the block once more, is what the
   * ones before made of it. The loss {@code total softplus(x . y) - seen (x . y)}, the negative
   * log-likelihood, is added up in the block (Mikolov et al. 2013, equation 4, for a block of pairs
   * at once as in Ji et al. 2016, section 3). An output row may stand in a block only once; an
   * input row may stand more often.
   *
   * @return false, and no row changed, if a loss was not a finite number
   * @throws IndexOutOfBoundsException if a row is not in its matrix
   */
  boolean step(RowBlock block, float alpha);

  /**
   * Sets row t of {@code sums} to the sum over all rows of weight(row, t) row.
   *
   * @throws IndexOutOfBoundsException if a row is not in its matrix
   */
  void gather(RowSums rows, RowMatrix sums);

  /**
   * Adds to each row the sum over t of weight(row, t) row t of {@code sums}.
   *
   * @throws IndexOutOfBoundsException if a row is not in its matrix
   */
  void scatter(RowMatrix sums, RowSums rows);

  /**
   * Sets row b of {@code sums} to weight(b) times the sum of the rows of bag b, for all bags.
   *
   * @throws IllegalArgumentException if the sums have fewer rows than there are bags, or other ones
   */
  void gather(RowBags bags, RowMatrix sums);

  /**
   * Adds row b of {@code gains} to each row of bag b, for all bags, as often as it stands there.
   *
   * @throws IllegalArgumentException if the gains have fewer rows than there are bags, or other
   *     ones
   */
  void scatter(RowMatrix gains, RowBags bags);
}
