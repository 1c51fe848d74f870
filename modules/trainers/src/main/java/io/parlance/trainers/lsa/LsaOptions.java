package io.parlance.trainers.lsa;

import io.parlance.embeddings.Provenance;
import io.parlance.tensor.Requirement;
import io.parlance.text.DocumentUnit;
import java.util.Map;

/**
 * How LSA trains.
 *
 * @param rank floats a vector: singular values kept, 1 … 10,000; 100
 * @param weighting of the counts; log-entropy
 * @param document what a document is; a line
 * @param tolerance the relative error of the larger half of the singular values at which iteration
 *     ends, above 0 and below 1; 5e-4. The last of them are then within some percent
 * @param passes through the matrix at most, at least 1; 40
 * @param threads that work at once, at least 1; the processors there are. The result is the same on
 *     any number
 * @param seed of the random start; 1
 */
public record LsaOptions(
    int rank,
    Weighting weighting,
    DocumentUnit document,
    double tolerance,
    int passes,
    int threads,
    long seed) {

  /** The kind of model, as its provenance tells it. */
  public static final String KIND = "lsa";

  static final String WEIGHTING = "weighting";

  public LsaOptions {
    Requirement.that(rank >= 1 && rank <= 10_000, "rank must be 1 to 10000", rank);
    Requirement.that(
        tolerance > 0 && tolerance < 1, "tolerance must be above 0 and below 1", tolerance);
    Requirement.that(passes >= 1, "passes must be at least 1", passes);
    Requirement.that(threads >= 1 && threads <= 1024, "threads must be 1 to 1024", threads);
  }

  /** 100 dimensions of log-entropy, a line a document, on all processors. */
  public static LsaOptions defaults() {
    return new LsaOptions(
        100,
        new Weighting.LogEntropy(),
        DocumentUnit.LINE,
        5e-4,
        40,
        Runtime.getRuntime().availableProcessors(),
        1);
  }

  public LsaOptions withRank(int value) {
    return new LsaOptions(value, weighting, document, tolerance, passes, threads, seed);
  }

  public LsaOptions withWeighting(Weighting value) {
    return new LsaOptions(rank, value, document, tolerance, passes, threads, seed);
  }

  public LsaOptions withDocument(DocumentUnit value) {
    return new LsaOptions(rank, weighting, value, tolerance, passes, threads, seed);
  }

  public LsaOptions withTolerance(double value) {
    return new LsaOptions(rank, weighting, document, value, passes, threads, seed);
  }

  public LsaOptions withPasses(int value) {
    return new LsaOptions(rank, weighting, document, tolerance, value, threads, seed);
  }

  public LsaOptions withThreads(int value) {
    return new LsaOptions(rank, weighting, document, tolerance, passes, value, seed);
  }

  public LsaOptions withSeed(long value) {
    return new LsaOptions(rank, weighting, document, tolerance, passes, threads, value);
  }

  /** The kind of model and the settings that make it what it is. */
  public Provenance provenance() {
    return Provenance.of(
        Map.of(
            Provenance.KIND,
            KIND,
            "rank",
            Integer.toString(rank),
            WEIGHTING,
            weighting.label(),
            "document",
            document.name().toLowerCase(java.util.Locale.ROOT),
            "tolerance",
            Double.toString(tolerance),
            "seed",
            Long.toString(seed)));
  }
}
