package io.parlance.tensor;

import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** {@link Decompositions} by Commons Math. */
final class HeapDecompositions implements Decompositions {
  @Override
  public Spectrum symmetric(double[][] a) {
    try {
      return decompose(new Array2DRowRealMatrix(a, false), 0);
    } catch (MaxCountExceededException e) {
      // It waits in vain for what lies beside zeros, many of them, to get small in comparison.
      Array2DRowRealMatrix shifted = new Array2DRowRealMatrix(a);
      double shift = shifted.getNorm(); // no eigenvalue is larger, so none of these is near zero
      for (int i = 0; i < a.length; i++) {
        shifted.addToEntry(i, i, 2 * shift);
      }
      return decompose(shifted, 2 * shift);
    }
  }

  /** Of {@code A + shift}, whose vectors are those of A. */
  private static Spectrum decompose(RealMatrix shifted, double shift) {
    EigenDecomposition eigen = new EigenDecomposition(shifted);
    double[] values = eigen.getRealEigenvalues();
    for (int i = 0; i < values.length && shift != 0; i++) {
      values[i] -= shift;
    }
    return new Spectrum(values, eigen.getV().getData());
  }
}
