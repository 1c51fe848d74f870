package io.parlance.dl4j.nd4j;

/**
 * What an {@link Nd4jBackend} has done since it was made.
 *
 * <p>Parlance's matrices are heap arrays. A product that ND4J does copies op(A) (m, k) and op(B)
 * (k, n) to its memory and C (m, n) back, and C there as well where beta is not zero: mk + kn + mn
 * floats for mnk multiply-adds.
 *
 * @param nativeProducts products that ND4J's BLAS did
 * @param otherProducts products that were left to the backend for rows, most of them for their size
 * @param floatsIn floats copied to ND4J's memory
 * @param floatsOut floats copied back
 */
public record CopyCount(long nativeProducts, long otherProducts, long floatsIn, long floatsOut) {}
