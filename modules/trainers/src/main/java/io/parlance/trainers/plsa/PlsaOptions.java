package io.parlance.trainers.plsa;

import io.parlance.embeddings.Provenance;
import io.parlance.tensor.Requirement;
import io.parlance.text.DocumentUnit;
import java.util.Locale;
import java.util.Map;

/**
 * How PLSA trains.
 *
 * @param topics the number of topics, 1 … 10,000; 50
 * @param iterations of EM, at most, at least 1; 100
 * @param tolerance the relative rise of the log-likelihood below which EM stops, 0 for never; 1e-5
 * @param restarts runs from different random starts, of which the best is kept, at least 1; 1
 * @param beta the inverse temperature that tempering starts with where plain EM gains little on
 *     what is held out, above 0 … 1; 1, which is plain EM to the end
 * @param heldOut the share of tokens that training does not see, 0 … 0.5; 0, or 0.1 below beta 1,
 *     where some are needed
 * @param maxDocumentShare words that more than this share of the documents have are left out: they
 *     have no topics, and vectors of zeros; above 0 … 1; 1, none is left out
 * @param document what a document is; a line
 * @param threads that work at once, at least 1; the processors there are. Results do not depend on
 *     it
 * @param seed of every random choice; 1
 */
public record PlsaOptions(
    int topics,
    int iterations,
    double tolerance,
    int restarts,
    double beta,
    double heldOut,
    double maxDocumentShare,
    DocumentUnit document,
    int threads,
    long seed) {
  /** The share of tokens that tempering holds out where nothing else is asked for. */
  public static final double TEMPERING_HELD_OUT = 0.1;

  static final String KIND = "plsa";

  public PlsaOptions {
    Requirement.that(topics >= 1 && topics <= 10_000, "topics must be 1 to 10000", topics);
    Requirement.that(iterations >= 1, "iterations must be at least 1", iterations);
    Requirement.that(
        tolerance >= 0 && tolerance < 1, "tolerance must be 0 or more, below 1", tolerance);
    Requirement.that(restarts >= 1 && restarts <= 1000, "restarts must be 1 to 1000", restarts);
    Requirement.that(beta > 0 && beta <= 1, "beta must be above 0, at most 1", beta);
    Requirement.that(heldOut >= 0 && heldOut <= 0.5, "held-out must be 0 to 0.5", heldOut);
    Requirement.that(
        beta == 1 || heldOut > 0, "held-out must be above 0 where beta is below 1", heldOut);
    Requirement.that(
        maxDocumentShare > 0 && maxDocumentShare <= 1,
        "max-df must be above 0, at most 1",
        maxDocumentShare);
    Requirement.that(threads >= 1 && threads <= 1024, "threads must be 1 to 1024", threads);
  }

  /** Plain EM for 50 topics on all processors. */
  public static PlsaOptions defaults() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new PlsaOptions(50, 100, 1e-5, 1, 1, 0, 1, DocumentUnit.LINE, threads, 1);
  }

  public PlsaOptions withTopics(int value) {
    return new PlsaOptions(
        value,
        iterations,
        tolerance,
        restarts,
        beta,
        heldOut,
        maxDocumentShare,
        document,
        threads,
        seed);
  }

  public PlsaOptions withIterations(int value) {
    return new PlsaOptions(
        topics,
        value,
        tolerance,
        restarts,
        beta,
        heldOut,
        maxDocumentShare,
        document,
        threads,
        seed);
  }

  public PlsaOptions withTolerance(double value) {
    return new PlsaOptions(
        topics,
        iterations,
        value,
        restarts,
        beta,
        heldOut,
        maxDocumentShare,
        document,
        threads,
        seed);
  }

  public PlsaOptions withRestarts(int value) {
    return new PlsaOptions(
        topics,
        iterations,
        tolerance,
        value,
        beta,
        heldOut,
        maxDocumentShare,
        document,
        threads,
        seed);
  }

  /** Tempered EM, from inverse temperature {@code value} on. */
  public PlsaOptions withBeta(double value) {
    double share = value < 1 && heldOut == 0 ? TEMPERING_HELD_OUT : heldOut;
    return new PlsaOptions(
        topics,
        iterations,
        tolerance,
        restarts,
        value,
        share,
        maxDocumentShare,
        document,
        threads,
        seed);
  }

  public PlsaOptions withHeldOut(double value) {
    return new PlsaOptions(
        topics,
        iterations,
        tolerance,
        restarts,
        beta,
        value,
        maxDocumentShare,
        document,
        threads,
        seed);
  }

  public PlsaOptions withMaxDocumentShare(double value) {
    return new PlsaOptions(
        topics, iterations, tolerance, restarts, beta, heldOut, value, document, threads, seed);
  }

  public PlsaOptions withDocument(DocumentUnit value) {
    return new PlsaOptions(
        topics,
        iterations,
        tolerance,
        restarts,
        beta,
        heldOut,
        maxDocumentShare,
        value,
        threads,
        seed);
  }

  public PlsaOptions withThreads(int value) {
    return new PlsaOptions(
        topics,
        iterations,
        tolerance,
        restarts,
        beta,
        heldOut,
        maxDocumentShare,
        document,
        value,
        seed);
  }

  public PlsaOptions withSeed(long value) {
    return new PlsaOptions(
        topics,
        iterations,
        tolerance,
        restarts,
        beta,
        heldOut,
        maxDocumentShare,
        document,
        threads,
        value);
  }

  /** The kind of model and the settings, as they stand in the model's file. */
  public Provenance provenance() {
    return Provenance.of(
        Map.of(
            Provenance.KIND,
            KIND,
            "topics",
            String.valueOf(topics),
            "epochs",
            String.valueOf(iterations),
            "tolerance",
            String.valueOf(tolerance),
            "restarts",
            String.valueOf(restarts),
            "beta",
            String.valueOf(beta),
            "held-out",
            String.valueOf(heldOut),
            "max-df",
            String.valueOf(maxDocumentShare),
            "document",
            document.name().toLowerCase(Locale.ROOT),
            "seed",
            String.valueOf(seed)));
  }
}
