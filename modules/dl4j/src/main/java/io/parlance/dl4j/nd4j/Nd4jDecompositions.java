package io.parlance.dl4j.nd4j;

import io.parlance.tensor.Decompositions;
import io.parlance.tensor.NativeLibraryException;
import java.nio.DoubleBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@link Decompositions} by ND4J's LAPACK. ND4J's own operations {@code svd} and {@code qr} take
 * seconds for 256 columns, or fail; its LAPACK needs half of Commons Math's time.
 *
 * <p>What it finds is checked. OpenBLAS 0.3.19, which ND4J 1.0.0-M2.1 asks for, decomposes 160 and
 * more columns wrongly on processors with AVX-512, and says nothing; this project brings a newer
 * one, but a program that uses it may bring the old one back.
 */
final class Nd4jDecompositions implements Decompositions {
  /** For each column, of what rounding may do; what is wrong is wrong by more than all of it. */
  private static final double ERROR = 1e-10;

  @Override
  public Spectrum symmetric(double[][] a) {
    Nd4jLibrary.load();
    int n = a.length;
    try (INDArray matrix = Nd4j.createUninitializedDetached(DataType.DOUBLE, 'f', n, n);
        INDArray diagonal = Nd4j.createUninitializedDetached(DataType.DOUBLE, 'f', n)) {
      Nd4j.getAffinityManager().ensureLocation(matrix, Location.HOST);
      DoubleBuffer floats = matrix.data().asNioDouble();
      for (int i = 0; i < n; i++) {
        floats.put(i * n, a[i]); // a row or a column: A is symmetric
      }
      Nd4j.getAffinityManager().tagLocation(matrix, Location.HOST);
      int status = Nd4j.getBlasWrapper().lapack().syev('V', 'U', matrix, diagonal);
      Nd4j.getAffinityManager().ensureLocation(matrix, Location.HOST);
      Nd4j.getAffinityManager().ensureLocation(diagonal, Location.HOST);
      Spectrum spectrum = falling(diagonal.data().asNioDouble(), floats, n);
      if (status != 0 || !holds(a, spectrum)) {
        throw new NativeLibraryException(
            "ND4J's LAPACK finds eigenvectors of a matrix of "
                + n
                + " columns that are none (status "
                + status
                + "); OpenBLAS 0.3.19 does so on processors with AVX-512: put"
                + " org.bytedeco:openblas:0.3.31-1.5.13 on the class path, or compute with"
                + " --backend vector",
            null);
      }
      return spectrum;
    }
  }

  /** LAPACK's values rise, and its vectors lie one after another. */
  private static Spectrum falling(DoubleBuffer rising, DoubleBuffer columns, int n) {
    double[] values = new double[n];
    double[][] vectors = new double[n][n];
    for (int j = 0; j < n; j++) {
      int column = n - 1 - j;
      values[j] = rising.get(column);
      for (int i = 0; i < n; i++) {
        vectors[i][j] = columns.get(column * n + i);
      }
    }
    return new Spectrum(values, vectors);
  }

  /**
   * Whether {@code A V x = V Λ x} and {@code Vᵀ V x = x} for one x of ones, alternately plus and
   * minus: n² work beside n³, and no wrong V stands the test.
   */
  static boolean holds(double[][] a, Spectrum spectrum) {
    int n = a.length;
    double[] x = new double[n];
    double[] scaled = new double[n];
    double largest = 0;
    for (int j = 0; j < n; j++) {
      x[j] = j % 2 == 0 ? 1 : -1;
      scaled[j] = x[j] * spectrum.values()[j];
      largest = Math.max(largest, Math.abs(spectrum.values()[j]));
    }
    double[] turned = product(spectrum.vectors(), x);
    double[] back = transposedProduct(spectrum.vectors(), turned);
    return near(product(a, turned), product(spectrum.vectors(), scaled), largest * n)
        && near(back, x, n);
  }

  private static boolean near(double[] found, double[] expected, double size) {
    for (int i = 0; i < found.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= ERROR * size)) {
        return false;
      }
    }
    return true;
  }

  private static double[] product(double[][] matrix, double[] x) {
    double[] y = new double[matrix.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += matrix[i][j] * x[j];
      }
    }
    return y;
  }

  private static double[] transposedProduct(double[][] matrix, double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += matrix[i][j] * x[i];
      }
    }
    return y;
  }
}
