package io.parlance.trainers.lsa;

import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.checkpoints.TrainingState;
import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.Decompositions;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The largest singular values and right singular vectors of a sparse matrix A (rows, n), by
 * randomized subspace iteration (Halko, Martinsson and Tropp 2011, algorithm 4.4) on AᵀA, with two
 * departures.
 *
 * <p>The start is AᵀS with a sparse S, each row of A going to one column with a random sign
 * (Clarkson and Woodruff 2013): as good as a Gaussian S, and 1/k of the work.
 *
 * <p>Powers are Chebyshev polynomials of AᵀA (Rutishauser 1970; Zhou, Saad, Tiago and Chelikowsky
 * 2006) on the interval from 0 to β, the least Ritz value: bounded there, and growing beyond as
 * cosh(d arccosh(2θ/β - 1)), much faster than θᵈ. After each, Rayleigh and Ritz's procedure makes
 * the columns orthonormal and turns them towards the singular vectors, so that the next starts from
 * columns that hardly mix. Columns that the polynomial would raise beyond {@link #GROWTH} get a
 * plain power or two instead, and all others are kept orthogonal to them: else rounding errors in
 * their direction would drown what is there to be found. So it is with columns that are found
 * already.
 */
final class SubspaceIteration {
  /** Times float's precision, 6e-8, this is far below 1. */
  private static final double GROWTH = 1e5;

  private static final String PASSES = "passes";
  private static final String RANDOM = "random";
  private static final String BASIS = "basis.";
  private static final String IMAGE = "image.";
  private static final String VALUES = "values";
  private static final String ERRORS = "errors";

  /** Columns may grow apart by so much before they are made orthogonal again. */
  private static final double SPREAD = 1e4;

  private static final int FIRST_DEGREE = 2; // of the polynomial, while β is rough
  private static final int DEGREE = 5;

  /** A column counts as found below this share of the tolerance. */
  private static final double FOUND = 0.25;

  /** A share of the largest value that float's rounding makes of nothing. */
  private static final double NOTHING = 1e-6;

  private final SparseBlocks matrix;
  private final MatrixPasses passes;
  private final TallProducts products;
  private final Decompositions decompositions;
  private final double tolerance;
  private final RandomBits random;
  private int done; // passes

  TallMatrix basis; // X, (n, k), orthonormal once a round is over
  private TallMatrix image; // AᵀA X
  private double[] values = {}; // θ, falling
  private double[] errors = {}; // of each singular value, relative

  SubspaceIteration(
      SparseBlocks matrix,
      int columns,
      double tolerance,
      long seed,
      TensorBackend backend,
      Parallel parallel) {
    this.matrix = matrix;
    this.tolerance = tolerance;
    this.passes = new MatrixPasses(matrix, backend.sparse(), parallel);
    this.products = new TallProducts(backend, parallel);
    this.decompositions = backend.decompositions();
    this.random = new RandomBits(seed, 0);
    this.basis = new TallMatrix(matrix.columns(), columns);
    this.image = new TallMatrix(matrix.columns(), columns);
  }

  /** The first round. */
  void start() throws IOException {
    sketch();
    ritz();
  }

  private void sketch() throws IOException {
    int rows = matrix.rows();
    int[] places = new int[rows];
    float[] signs = new float[rows];
    for (int row = 0; row < rows; row++) {
      long bits = random.next();
      // no more rows than columns: each has a column of its own, and all that A spans is there
      places[row] = rows <= basis.columns ? row : random.below(basis.columns);
      signs[row] = bits < 0 ? -1 : 1;
    }
    passes.sketch(places, signs, basis);
  }

  /** Goes on where a state was kept, instead of {@link #start}. */
  void restore(SavedState from) throws IOException {
    values = new double[basis.columns];
    errors = new double[basis.columns];
    from.restore(tensors());
    done = (int) from.counter(PASSES);
    random.restore(from.counter(RANDOM));
  }

  /** Where it is, between two rounds. */
  TrainingState state() {
    return new TrainingState(
        Map.of(PASSES, String.valueOf(done), RANDOM, String.valueOf(random.state())), tensors());
  }

  private Map<String, TensorData> tensors() {
    Map<String, TensorData> tensors = new TreeMap<>();
    basis.name(BASIS, tensors);
    image.name(IMAGE, tensors);
    tensors.put(VALUES, new TensorData.Doubles(values));
    tensors.put(ERRORS, new TensorData.Doubles(errors));
    return tensors;
  }

  /** A round: filters the columns, and turns them towards the singular vectors. */
  void advance() throws IOException {
    filter(done == 1 ? FIRST_DEGREE : DEGREE);
    ritz();
  }

  /** The number of times that all of A was gone through and multiplied both ways. */
  int passes() {
    return done;
  }

  /** The estimates of the singular values, falling. */
  double[] singularValues() {
    return Arrays.stream(values).map(value -> Math.sqrt(Math.max(0, value))).toArray();
  }

  /**
   * An estimate of the largest relative error of the first {@code count} singular values.
   *
   * <p>A Ritz value is off by about ‖AᵀAx - θx‖² over its distance from the values that were not
   * found (Kato and Temple), its root by half of that.
   */
  double error(int count) {
    return Arrays.stream(errors, 0, Math.min(count, errors.length)).max().orElse(0);
  }

  private void filter(int degrees) throws IOException {
    int k = basis.columns;
    double beta = Math.max(values[k - 1], NOTHING * values[0]);
    double center = beta / 2;
    int lead = 0;
    while (lead < k && growth(values[lead] / center - 1, degrees) > GROWTH) {
      lead++;
    }
    int found = 0;
    while (found < k && errors[found] <= FOUND * tolerance) {
      found++;
    }
    lead = Math.max(lead, found / TallMatrix.PANEL * TallMatrix.PANEL);
    TallMatrix directions = columns(basis, lead);
    TallMatrix powers = powers(lead);
    // Y1 = (AᵀA - c) X / c, then Y(i+1) = 2 (AᵀA - c) Yi / c - Y(i-1); c is the center
    products.combine(-1f, basis, (float) (1 / center), image);
    for (int i = 1; i < degrees && lead < k; i++) {
      if (lead > 0) {
        products.deflate(directions, image);
      }
      products.combine(-2f, image, -1f, basis);
      passes.gram((float) (2 / center), image, lead / TallMatrix.PANEL, basis);
      done++;
      TallMatrix swapped = basis;
      basis = image;
      image = swapped;
    }
    if (lead > 0) {
      products.deflate(directions, image);
    }
    TallMatrix filtered = image;
    image = basis;
    basis = filtered;
    basis.copyColumns(powers, lead);
  }

  /**
   * AᵀA X of the first columns; (AᵀA)²X where they do not differ so much that they would turn
   * towards the first.
   */
  private TallMatrix powers(int lead) throws IOException {
    TallMatrix powers = columns(image, lead);
    if (lead == 0 || square(values[0] / values[lead - 1]) > SPREAD) {
      return powers;
    }
    TallMatrix squares = new TallMatrix(image.rows, lead);
    passes.gram(1f, powers, 0, squares);
    done++;
    return squares;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double growth(double x, int degrees) {
    return x <= 1 ? 1 : Math.cosh(degrees * Math.log(x + Math.sqrt(x * x - 1)));
  }

  private static TallMatrix columns(TallMatrix x, int count) {
    TallMatrix part = new TallMatrix(x.rows, Math.max(1, count));
    part.copyColumns(x, count);
    return part;
  }

  private void ritz() throws IOException {
    int k = basis.columns;
    RayleighRitz problem = new RayleighRitz(products.inner(basis, basis, true), k);
    while (problem.independent() < k) {
      replace(problem);
      problem = new RayleighRitz(products.inner(basis, basis, true), k);
    }
    image.clear();
    passes.gram(1f, basis, 0, image);
    done++;
    RayleighRitz.Solution solution =
        problem.solve(products.inner(basis, image, true), basis.width, decompositions);
    products.turn(basis, solution.basis());
    products.turn(image, solution.basis());
    values = solution.values();
    errors = new double[k];
    double[] squares = products.squares(image);
    for (int i = 0; i < k; i++) {
      double residual = Math.max(0, squares[i] - values[i] * values[i]);
      double gap = Math.max(values[i] - values[k - 1], NOTHING * values[0]);
      errors[i] = values[i] <= NOTHING * values[0] ? 0 : residual / (2 * gap * values[i]);
    }
  }

  /** Columns that depend on the others give way to random ones. */
  private void replace(RayleighRitz problem) {
    int kept = problem.independent();
    products.turn(basis, problem.orthonormal(basis.width));
    for (int row = 0; row < basis.rows; row++) {
      for (int column = kept; column < basis.columns; column++) {
        basis.set(row, column, gaussian());
      }
    }
  }

  /** Nearly: the sum of four uniform numbers, of mean 0. */
  private float gaussian() {
    return random.unit() + random.unit() + random.unit() + random.unit() - 2;
  }
}
