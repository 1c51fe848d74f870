package io.parlance.dl4j.nd4j;

/**
 * What an {@link Nd4jBackend} has done since it was made. Parlance's matrices are heap arrays, and
 * what ND4J is to multiply is copied to its memory and back: two floats in and one out for each of
 * a product's elements at worst, hardly any beside the work of a large one.
 *
 * @param nativeProducts products that ND4J's BLAS did
 * @param otherProducts products that were left to the backend for rows, most of them for their size
 * @param floatsIn floats copied to ND4J's memory
 * @param floatsOut floats copied back
 */
public record CopyCount(long nativeProducts, long otherProducts, long floatsIn, long floatsOut) {}
