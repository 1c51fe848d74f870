package io.parlance.embeddings.query;

import io.parlance.embeddings.Embeddings;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Smooth inverse frequency (Arora, Liang &amp; Ma 2017, algorithm 1): a sentence's vector is the
 * mean of its words' vectors weighted by a / (a + p(w)), less its projection on the first principal
 * component u of such means over a list of sentences: v - u uᵀv.
 *
 * <p>Words without a vector are passed over; one from subwords alone has p(w) = 0.
 */
public final class SifVectors implements SentenceVectors {
  private static final double A = 1e-3; // section 4.1

  private final Embeddings embeddings;
  private final double[] common; // (dimension): u, of length one, or zero

  private SifVectors(Embeddings embeddings, double[] common) {
    this.embeddings = embeddings;
    this.common = common;
  }

  /**
   * Finds what these sentences have in common. Time grows with their number and the square of the
   * dimension; none is kept.
   *
   * @throws IllegalArgumentException if the vocabulary has no counts, or no sentence a known word
   */
  public static SifVectors fit(Embeddings embeddings, Iterable<List<String>> sentences) {
    if (embeddings.vocabulary().totalCount() == 0) {
      throw new IllegalArgumentException(
          "SIF weighs words by their counts, which these embeddings do not have; use the mean, or a"
              + " model file instead of a file of vectors alone");
    }
    int n = embeddings.dimension();
    SifVectors plain = new SifVectors(embeddings, new double[n]);
    double[][] gram = new double[n][n]; // Σ v vᵀ, not centred, as in the paper
    boolean any = false;
    for (List<String> sentence : sentences) {
      Optional<float[]> vector = plain.vector(sentence);
      if (vector.isPresent()) {
        addOuterProduct(vector.get(), gram);
        any = true;
      }
    }
    if (!any) {
      throw new IllegalArgumentException("no sentence holds a word of the vocabulary");
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        gram[j][i] = gram[i][j];
      }
    }
    EigenDecomposition decomposition =
        new EigenDecomposition(new Array2DRowRealMatrix(gram, false)); // largest value first
    return new SifVectors(embeddings, decomposition.getEigenvector(0).toArray());
  }

  /**
   * Vectors less a common component that was found before.
   *
   * @param common (dimension), what {@link #common} gave
   * @throws IllegalArgumentException if it is not of the embeddings' dimension
   */
  public static SifVectors of(Embeddings embeddings, float[] common) {
    if (common.length != embeddings.dimension()) {
      throw new IllegalArgumentException(
          "a common component of "
              + common.length
              + " numbers, but the vectors have "
              + embeddings.dimension());
    }
    double[] wide = new double[common.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = common[i];
    }
    return new SifVectors(embeddings, wide);
  }

  /** What is taken out of each vector: (dimension), of length one. */
  public float[] common() {
    float[] narrow = new float[common.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) common[i];
    }
    return narrow;
  }

  /** Adds the lower triangle of v vᵀ. */
  private static void addOuterProduct(float[] v, double[][] gram) {
    for (int i = 0; i < v.length; i++) {
      double component = v[i];
      double[] row = gram[i];
      for (int j = 0; j <= i; j++) {
        row[j] += component * v[j];
      }
    }
  }

  @Override
  public Optional<float[]> vector(List<String> words) {
    double[] mean = new double[embeddings.dimension()];
    int known = 0;
    for (String word : words) {
      Optional<float[]> vector = embeddings.vector(word);
      if (vector.isPresent()) {
        known++;
        double weight = A / (A + embeddings.vocabulary().probability(word));
        for (int i = 0; i < mean.length; i++) {
          mean[i] += weight * vector.get()[i];
        }
      }
    }
    if (known == 0) {
      return Optional.empty();
    }
    double shared = 0;
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= known;
      shared += mean[i] * common[i];
    }
    float[] result = new float[mean.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (mean[i] - shared * common[i]);
    }
    return Optional.of(result);
  }
}
