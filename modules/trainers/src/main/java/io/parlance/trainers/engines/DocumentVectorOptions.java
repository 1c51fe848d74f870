package io.parlance.trainers.engines;

import io.parlance.embeddings.Provenance;
import io.parlance.tensor.Requirement;
import io.parlance.text.DocumentUnit;
import java.util.Locale;
import java.util.Map;

/**
 * How document vectors are learned (Le and Mikolov 2014, "Distributed Representations of Sentences
 * and Documents").
 *
 * @param dimension floats a vector, 1 … 10,000; 100
 * @param window the widest reach of a context to either side, in words, 1 … 1000; 5
 * @param epochs passes over the corpus, at least 1; 5
 * @param distributedMemory whether the mean of a document and the words around predicts a word
 *     (PV-DM, section 2.2) instead of the document alone doing so (PV-DBOW, section 2.3, its words
 *     learned by skip-gram beside it); false
 * @param negative noise words a prediction, 1 … 1000; 5
 * @param sample the frequency above which words are left out at random, 0 for never; 1e-3
 * @param alpha the first learning rate, which falls linearly to a ten-thousandth; 0.025
 * @param document what a document is; a line
 * @param threads that train at once, 1 … 1024; the processors there are
 * @param seed of the first weights; 1
 */
public record DocumentVectorOptions(
    int dimension,
    int window,
    int epochs,
    boolean distributedMemory,
    int negative,
    double sample,
    double alpha,
    DocumentUnit document,
    int threads,
    long seed) {

  /** The kind of model, as its provenance tells it. */
  public static final String KIND = "doc2vec";

  public DocumentVectorOptions {
    Requirement.that(dimension >= 1 && dimension <= 10_000, "dim must be 1 to 10000", dimension);
    Requirement.that(window >= 1 && window <= 1000, "window must be 1 to 1000", window);
    Requirement.that(epochs >= 1, "epochs must be at least 1", epochs);
    Requirement.that(negative >= 1 && negative <= 1000, "negative must be 1 to 1000", negative);
    Requirement.that(sample >= 0 && sample <= 1, "sample must be 0 to 1", sample);
    Requirement.that(alpha > 0 && Double.isFinite(alpha), "alpha must be above 0", alpha);
    Requirement.that(threads >= 1 && threads <= 1024, "threads must be 1 to 1024", threads);
  }

  /** PV-DBOW with lines as documents, on all processors. */
  public static DocumentVectorOptions defaults() {
    return new DocumentVectorOptions(
        100,
        5,
        5,
        false,
        5,
        1e-3,
        0.025,
        DocumentUnit.LINE,
        Runtime.getRuntime().availableProcessors(),
        1);
  }

  /** The settings as a model file tells them; the number of threads is none of them. */
  public Provenance provenance() {
    return Provenance.of(
        Map.of(
            Provenance.KIND,
            KIND,
            "dim",
            String.valueOf(dimension),
            "window",
            String.valueOf(window),
            "epochs",
            String.valueOf(epochs),
            "architecture",
            distributedMemory ? "pv-dm" : "pv-dbow",
            "negative",
            String.valueOf(negative),
            "sample",
            String.valueOf(sample),
            "alpha",
            String.valueOf(alpha),
            "document",
            document.name().toLowerCase(Locale.ROOT),
            "seed",
            String.valueOf(seed)));
  }
}
