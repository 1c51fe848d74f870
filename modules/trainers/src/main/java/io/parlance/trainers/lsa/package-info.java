/**
 * Latent semantic analysis (Deerwester et al. 1990): the matrix of documents by terms, weighted, is
 * brought down to its largest singular values; words and documents that go together lie together.
 *
 * <p>The singular value decomposition is randomized subspace iteration (Halko, Martinsson and Tropp
 * 2011), whose powers are Chebyshev polynomials, over passes through the matrix: a matrix that does
 * not fit in memory is counted anew on each.
 */
@NullMarked
package io.parlance.trainers.lsa;

import org.jspecify.annotations.NullMarked;
