package io.parlance.tensor;

/** Decompositions of small matrices, in double; for any number of threads. */
public interface Decompositions {

  /**
   * {@code A = V Λ Vᵀ}. Where A has no negative eigenvalue, this is its singular value
   * decomposition as well.
   *
   * @param a (n, n), symmetric, which is not checked; left as it is
   */
  Spectrum symmetric(double[][] a);

  /**
   * Eigenvalues and eigenvectors.
   *
   * @param values the diagonal of Λ, (n), falling
   * @param vectors V, (n, n): column j belongs to {@code values[j]}; orthonormal
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Spectrum(double[] values, double[][] vectors) {}
}
