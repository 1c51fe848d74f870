package io.parlance.trainers.word2vec;

import io.parlance.embeddings.Provenance;
import io.parlance.tensor.Requirement;
import io.parlance.trainers.windows.WindowTraining;
import java.util.Map;

/**
 * How Word2Vec trains.
 *
 * @param dimension floats a vector, 1 … 10,000; 100
 * @param window the widest reach of a context to either side, in words, at least 1; 5. Each window
 *     is drawn from 1 … window
 * @param epochs passes over the corpus, at least 1; 5
 * @param cbow whether the context's mean predicts the word (CBOW) instead of each context word
 *     being predicted with it (skip-gram); false
 * @param hierarchicalSoftmax whether outputs are nodes of a Huffman tree instead of words and
 *     noise; false
 * @param negative noise words a prediction, at least 1, not used with hierarchical softmax; 5
 * @param sample the frequency above which words are left out at random, 0 for never; 1e-3
 * @param alpha the first learning rate, which falls linearly to a ten-thousandth; 0.025 (word2vec.c
 *     uses 0.05 for CBOW, which the caller is to ask for)
 * @param threads that train at once, at least 1; the processors there are
 * @param deterministic whether a seed gives the same vectors, bit for bit, on any number of
 *     threads; false: with more than one, runs differ (lock-free updates), and are faster
 * @param seed of every random choice; 1
 */
public record Word2VecOptions(
    int dimension,
    int window,
    int epochs,
    boolean cbow,
    boolean hierarchicalSoftmax,
    int negative,
    double sample,
    double alpha,
    int threads,
    boolean deterministic,
    long seed) {

  public Word2VecOptions {
    Requirement.that(dimension >= 1 && dimension <= 10_000, "dim must be 1 to 10000", dimension);
    Requirement.that(window >= 1 && window <= 1000, "window must be 1 to 1000", window);
    Requirement.that(epochs >= 1, "epochs must be at least 1", epochs);
    Requirement.that(
        hierarchicalSoftmax || (negative >= 1 && negative <= 1000),
        "negative must be 1 to 1000",
        negative);
    Requirement.that(sample >= 0 && sample <= 1, "sample must be 0 to 1", sample);
    Requirement.that(alpha > 0 && Double.isFinite(alpha), "alpha must be above 0", alpha);
    Requirement.that(threads >= 1 && threads <= 1024, "threads must be 1 to 1024", threads);
  }

  /** word2vec.c's settings for skip-gram, on all processors. */
  public static Word2VecOptions defaults() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new Word2VecOptions(100, 5, 5, false, false, 5, 1e-3, 0.025, threads, false, 1);
  }

  public Word2VecOptions withDimension(int value) {
    return new Word2VecOptions(
        value,
        window,
        epochs,
        cbow,
        hierarchicalSoftmax,
        negative,
        sample,
        alpha,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withWindow(int value) {
    return new Word2VecOptions(
        dimension,
        value,
        epochs,
        cbow,
        hierarchicalSoftmax,
        negative,
        sample,
        alpha,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withEpochs(int value) {
    return new Word2VecOptions(
        dimension,
        window,
        value,
        cbow,
        hierarchicalSoftmax,
        negative,
        sample,
        alpha,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withCbow(boolean value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        value,
        hierarchicalSoftmax,
        negative,
        sample,
        alpha,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withHierarchicalSoftmax(boolean value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        cbow,
        value,
        negative,
        sample,
        alpha,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withNegative(int value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        cbow,
        hierarchicalSoftmax,
        value,
        sample,
        alpha,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withSample(double value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        cbow,
        hierarchicalSoftmax,
        negative,
        value,
        alpha,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withAlpha(double value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        cbow,
        hierarchicalSoftmax,
        negative,
        sample,
        value,
        threads,
        deterministic,
        seed);
  }

  public Word2VecOptions withThreads(int value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        cbow,
        hierarchicalSoftmax,
        negative,
        sample,
        alpha,
        value,
        deterministic,
        seed);
  }

  public Word2VecOptions withDeterministic(boolean value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        cbow,
        hierarchicalSoftmax,
        negative,
        sample,
        alpha,
        threads,
        value,
        seed);
  }

  public Word2VecOptions withSeed(long value) {
    return new Word2VecOptions(
        dimension,
        window,
        epochs,
        cbow,
        hierarchicalSoftmax,
        negative,
        sample,
        alpha,
        threads,
        deterministic,
        value);
  }

  /** How windows are walked through with these settings. */
  WindowTraining training() {
    return new WindowTraining(window, epochs, sample, alpha, threads, deterministic, seed);
  }

  /** The settings as a model file tells them; the number of threads is none of them. */
  public Provenance provenance() {
    return Provenance.of(
        Map.ofEntries(
            Map.entry(Provenance.KIND, "word2vec"),
            Map.entry("dim", String.valueOf(dimension)),
            Map.entry("window", String.valueOf(window)),
            Map.entry("epochs", String.valueOf(epochs)),
            Map.entry("architecture", cbow ? "cbow" : "skip-gram"),
            Map.entry("hs", String.valueOf(hierarchicalSoftmax)),
            Map.entry("negative", String.valueOf(negative)),
            Map.entry("sample", String.valueOf(sample)),
            Map.entry("alpha", String.valueOf(alpha)),
            Map.entry("updates", WindowTraining.updates(deterministic)),
            Map.entry("seed", String.valueOf(seed))));
  }
}
