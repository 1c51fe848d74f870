package io.parlance.trainers.plsa;

import io.parlance.tensor.MixtureCells;
import io.parlance.tensor.MixtureKernel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One iteration of EM (Hofmann 1999, 2001), its two steps fused. The E step, {@code P(z|d,w) =
 * P(w|z) P(z|d) / P(w|d)}, is put into the M step: of it only n(d,w) / P(w|d) of each cell is kept,
 * so that
 *
 * <pre>
 * P(z|d) ∝ P(z|d) Σ_w n(d,w) / P(w|d) P(w|z)
 * P(w|z) ∝ P(w|z) Σ_d n(d,w) / P(w|d) P(z|d)
 * </pre>
 *
 * <p>At inverse temperature β, {@code P(z|d,w) ∝ (P(w|z) P(z|d))^β}: P(z|d) and P(w|z) on the right
 * are raised to β, and their sum of products stands for P(w|d). Every partition follows from
 * shapes, so that results do not depend on the number of threads.
 */
final class Em {
  private static final int PARTS = 16; // of a slab
  private static final int TERM_PARTS = 64;

  private final Counts counts;
  private final TensorBackend backend;
  private final Parallel parallel;
  private final double[] sums; // (terms, stride)
  private final List<RowMatrix> next; // as Aspects.documents
  private final List<RowMatrix> powers; // of words, then of documents
  private final double[][] totals; // (TERM_PARTS, stride)

  Em(Counts counts, int topics, TensorBackend backend, Parallel parallel) {
    this.counts = counts;
    this.backend = backend;
    this.parallel = parallel;
    int stride = RowMatrix.padded(0, topics).stride();
    this.sums = new double[counts.terms() * stride];
    this.totals = new double[TERM_PARTS][stride];
    this.next = new ArrayList<>();
    this.powers = new ArrayList<>();
    for (MixtureCells slab : counts.slabs()) {
      next.add(RowMatrix.padded(slab.rows(), topics));
    }
  }

  private Em(Counts counts, Em other) {
    this.counts = counts;
    this.backend = other.backend;
    this.parallel = other.parallel;
    this.sums = other.sums;
    this.totals = other.totals;
    this.next = other.next;
    this.powers = other.powers;
  }

  /** With other counts of the same documents, in the same room: only one of both may be at work. */
  Em on(Counts others) {
    return new Em(others, this);
  }

  /**
   * One iteration of plain EM, in place.
   *
   * @param stop asked between slabs: where it says true, the parameters stay as they are
   * @return the log-likelihood of the parameters as they were; NaN where it was stopped
   */
  double iterate(Aspects aspects, BooleanSupplier stop) {
    return iterate(aspects, aspects.words(), aspects.documents(), stop);
  }

  /** One iteration of tempered EM, in place; false where it was stopped. */
  boolean iterate(Aspects aspects, double beta, BooleanSupplier stop) {
    if (powers.isEmpty()) {
      powers.add(like(aspects.words()));
      aspects.documents().forEach(matrix -> powers.add(like(matrix)));
    }
    temper(aspects.words(), beta, powers.get(0));
    for (int slab = 0; slab < aspects.documents().size(); slab++) {
      temper(aspects.documents().get(slab), beta, powers.get(1 + slab));
    }
    List<RowMatrix> documents = powers.subList(1, powers.size());
    return !Double.isNaN(iterate(aspects, powers.get(0), documents, stop));
  }

  /** What posteriors are made of: P(w|z) and P(z|d), or their powers. */
  private double iterate(
      Aspects aspects, RowMatrix words, List<RowMatrix> documents, BooleanSupplier stop) {
    double logLikelihood = 0;
    for (int slab = 0; slab < counts.slabs().size(); slab++) {
      if (stop.getAsBoolean()) {
        Arrays.fill(sums, 0);
        return Double.NaN;
      }
      logLikelihood += expect(slab, words, documents.get(slab));
    }
    for (int slab = 0; slab < counts.slabs().size(); slab++) {
      RowMatrix old = aspects.documents().set(slab, next.get(slab));
      next.set(slab, old);
    }
    maximise(words, aspects);
    return logLikelihood;
  }

  private double expect(int slab, RowMatrix words, RowMatrix documents) {
    MixtureCells cells = counts.slabs().get(slab);
    double[] logs = new double[PARTS];
    parallel.run(
        PARTS,
        part ->
            logs[part] =
                backend
                    .mixtures()
                    .rows(
                        cells,
                        cells.row(part, PARTS),
                        cells.row(part + 1, PARTS),
                        documents,
                        words,
                        next.get(slab)));
    parallel.run(PARTS, part -> backend.mixtures().columns(cells, part, PARTS, documents, sums));
    return Arrays.stream(logs).sum();
  }

  /** P(w|z) and P(z) from what was expected. */
  private void maximise(RowMatrix words, Aspects aspects) {
    int stride = words.stride();
    RowMatrix target = aspects.words();
    parallel.run(
        TERM_PARTS,
        part -> {
          Arrays.fill(totals[part], 0);
          for (int word = term(part); word < term(part + 1); word++) {
            expected(
                words.block(0),
                target.block(0),
                words.offset(word),
                sums,
                word * stride,
                totals[part]);
          }
        });
    double[] shares = aspects.shares();
    float[] scale = new float[stride];
    double tokens = 0;
    for (int z = 0; z < shares.length; z++) {
      double total = 0;
      for (double[] part : totals) {
        total += part[z];
      }
      shares[z] = total;
      scale[z] = total > 0 ? (float) (1 / total) : 0;
      tokens += total;
    }
    for (int z = 0; z < shares.length; z++) {
      shares[z] /= tokens;
    }
    parallel.run(
        TERM_PARTS,
        part -> {
          for (int word = term(part); word < term(part + 1); word++) {
            scale(target.block(0), target.offset(word), scale);
          }
        });
  }

  private int term(int part) {
    return (int) ((long) counts.terms() * part / TERM_PARTS);
  }

  private static void expected(
      float[] words, float[] target, int at, double[] sums, int sumsAt, double[] totals) {
    for (int z = 0; z < totals.length; z++) {
      double expected = words[at + z] * sums[sumsAt + z];
      expected = expected < MixtureKernel.LEAST_EXPECTED ? 0 : expected;
      sums[sumsAt + z] = 0; // for the next iteration
      target[at + z] = (float) expected;
      totals[z] += expected;
    }
  }

  private static void scale(float[] row, int at, float[] scale) {
    for (int z = 0; z < scale.length; z++) {
      row[at + z] *= scale[z];
    }
  }

  /** {@code Σ n(d,w) ln P(w|d)}. */
  double logLikelihood(Aspects aspects) {
    double sum = 0;
    for (int slab = 0; slab < counts.slabs().size(); slab++) {
      MixtureCells cells = counts.slabs().get(slab);
      RowMatrix documents = aspects.documents().get(slab);
      double[] logs = new double[PARTS];
      parallel.run(
          PARTS,
          part ->
              logs[part] =
                  backend
                      .mixtures()
                      .logLikelihood(
                          cells,
                          cells.row(part, PARTS),
                          cells.row(part + 1, PARTS),
                          documents,
                          aspects.words()));
      sum += Arrays.stream(logs).sum();
    }
    return sum;
  }

  private void temper(RowMatrix matrix, double beta, RowMatrix target) {
    parallel.run(
        TERM_PARTS,
        part -> {
          int from = (int) ((long) matrix.rows() * part / TERM_PARTS);
          int to = (int) ((long) matrix.rows() * (part + 1) / TERM_PARTS);
          backend.mixtures().temper(matrix, from, to, (float) beta, target);
        });
  }

  private static RowMatrix like(RowMatrix matrix) {
    return RowMatrix.padded(matrix.rows(), matrix.dimension());
  }
}
