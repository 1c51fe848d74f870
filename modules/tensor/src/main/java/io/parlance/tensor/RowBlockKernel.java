package io.parlance.tensor;

/**
 * One step of logistic regression of a {@link RowBlock}'s pairs, in place.
 *
 * <p>With {@code s = sigmoid(x . y)} for input row x and output row y, every pair's slope is {@code
 * g = alpha (seen - total s)}; each input row gains the sum of g y and each output row the sum of g
 * x, both of the rows as they stood before the step. The loss {@code total softplus(x . y) - seen
 * (x . y)}, the negative log-likelihood, is added up in the block (Mikolov et al. 2013, equation 4,
 * for a block of pairs at once as in Ji et al. 2016, section 3).
 *
 * <p>An output row may stand in a block only once; an input row may stand more often. Other threads
 * may step over the same rows without a lock: then an update may be lost (Hogwild).
 */
public interface RowBlockKernel {
  /** Outputs are worked on in groups of so many: a block that fills them wastes nothing. */
  int OUTPUT_TILE = RowBlock.TILE;

  /**
   * Does one step.
   *
   * @return false, and no row changed, if a loss was not a finite number
   * @throws IndexOutOfBoundsException if a row is not in its matrix
   */
  boolean step(RowBlock block, float alpha);
}
