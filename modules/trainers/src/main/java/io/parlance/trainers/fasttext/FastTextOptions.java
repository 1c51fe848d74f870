package io.parlance.trainers.fasttext;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.tensor.Requirement;
import io.parlance.trainers.windows.WindowTraining;
import java.util.Map;

/**
 * How fastText trains.
 *
 * @param dimension floats a vector, 1 … 10,000; 100
 * @param window the widest reach of a context to either side, in words, at least 1; 5. Each window
 *     is drawn from 1 … window
 * @param epochs passes over the corpus, at least 1; 5
 * @param cbow whether the mean of all parts of the context predicts the word (CBOW) instead of the
 *     word's parts predicting each context word (skip-gram); false
 * @param negative noise words a prediction, at least 1; 5
 * @param sample the frequency above which words are left out at random, 0 for never; 1e-3 (the
 *     original has 1e-4)
 * @param alpha the first learning rate, which falls linearly to a ten-thousandth; 0.05
 * @param grams the character n-grams
 * @param threads that train at once, at least 1; the processors there are
 * @param deterministic whether a seed gives the same vectors, bit for bit, on any number of
 *     threads; false: with more than one, runs differ (lock-free updates), and are faster
 * @param seed of every random choice; 1
 */
public record FastTextOptions(
    int dimension,
    int window,
    int epochs,
    boolean cbow,
    int negative,
    double sample,
    double alpha,
    CharacterGrams grams,
    int threads,
    boolean deterministic,
    long seed) {

  public FastTextOptions {
    Requirement.that(dimension >= 1 && dimension <= 10_000, "dim must be 1 to 10000", dimension);
    Requirement.that(window >= 1 && window <= 1000, "window must be 1 to 1000", window);
    Requirement.that(epochs >= 1, "epochs must be at least 1", epochs);
    Requirement.that(negative >= 1 && negative <= 1000, "negative must be 1 to 1000", negative);
    Requirement.that(sample >= 0 && sample <= 1, "sample must be 0 to 1", sample);
    Requirement.that(alpha > 0 && Double.isFinite(alpha), "alpha must be above 0", alpha);
    Requirement.that(threads >= 1 && threads <= 1024, "threads must be 1 to 1024", threads);
  }

  /** The original's settings for skip-gram, on all processors. */
  public static FastTextOptions defaults() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new FastTextOptions(
        100, 5, 5, false, 5, 1e-3, 0.05, CharacterGrams.defaults(), threads, false, 1);
  }

  /** How windows are walked through with these settings. */
  WindowTraining training() {
    return new WindowTraining(window, epochs, sample, alpha, threads, deterministic, seed);
  }

  /** The kind of model and its settings, as a model's file tells them. */
  public Provenance provenance() {
    return Provenance.of(
        Map.ofEntries(
            Map.entry(Provenance.KIND, "fasttext"),
            Map.entry("architecture", cbow ? "cbow" : "skip-gram"),
            Map.entry("dim", String.valueOf(dimension)),
            Map.entry("window", String.valueOf(window)),
            Map.entry("epochs", String.valueOf(epochs)),
            Map.entry("negative", String.valueOf(negative)),
            Map.entry("sample", String.valueOf(sample)),
            Map.entry("alpha", String.valueOf(alpha)),
            Map.entry("min-n", String.valueOf(grams.minN())),
            Map.entry("max-n", String.valueOf(grams.maxN())),
            Map.entry("buckets", String.valueOf(grams.buckets())),
            Map.entry("updates", WindowTraining.updates(deterministic)),
            Map.entry("seed", String.valueOf(seed))));
  }

  public FastTextOptions withDimension(int value) {
    return new FastTextOptions(
        value, window, epochs, cbow, negative, sample, alpha, grams, threads, deterministic, seed);
  }

  public FastTextOptions withWindow(int value) {
    return new FastTextOptions(
        dimension,
        value,
        epochs,
        cbow,
        negative,
        sample,
        alpha,
        grams,
        threads,
        deterministic,
        seed);
  }

  public FastTextOptions withEpochs(int value) {
    return new FastTextOptions(
        dimension,
        window,
        value,
        cbow,
        negative,
        sample,
        alpha,
        grams,
        threads,
        deterministic,
        seed);
  }

  public FastTextOptions withCbow(boolean value) {
    return new FastTextOptions(
        dimension,
        window,
        epochs,
        value,
        negative,
        sample,
        alpha,
        grams,
        threads,
        deterministic,
        seed);
  }

  public FastTextOptions withNegative(int value) {
    return new FastTextOptions(
        dimension, window, epochs, cbow, value, sample, alpha, grams, threads, deterministic, seed);
  }

  public FastTextOptions withSample(double value) {
    return new FastTextOptions(
        dimension,
        window,
        epochs,
        cbow,
        negative,
        value,
        alpha,
        grams,
        threads,
        deterministic,
        seed);
  }

  public FastTextOptions withAlpha(double value) {
    return new FastTextOptions(
        dimension,
        window,
        epochs,
        cbow,
        negative,
        sample,
        value,
        grams,
        threads,
        deterministic,
        seed);
  }

  public FastTextOptions withGrams(CharacterGrams value) {
    return new FastTextOptions(
        dimension,
        window,
        epochs,
        cbow,
        negative,
        sample,
        alpha,
        value,
        threads,
        deterministic,
        seed);
  }

  public FastTextOptions withThreads(int value) {
    return new FastTextOptions(
        dimension,
        window,
        epochs,
        cbow,
        negative,
        sample,
        alpha,
        grams,
        value,
        deterministic,
        seed);
  }

  public FastTextOptions withDeterministic(boolean value) {
    return new FastTextOptions(
        dimension, window, epochs, cbow, negative, sample, alpha, grams, threads, value, seed);
  }

  public FastTextOptions withSeed(long value) {
    return new FastTextOptions(
        dimension,
        window,
        epochs,
        cbow,
        negative,
        sample,
        alpha,
        grams,
        threads,
        deterministic,
        value);
  }
}
