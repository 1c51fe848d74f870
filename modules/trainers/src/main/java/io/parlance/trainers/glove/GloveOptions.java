package io.parlance.trainers.glove;

import io.parlance.embeddings.Provenance;
import io.parlance.tensor.Requirement;
import java.nio.file.Path;
import java.util.Map;

/**
 * How GloVe trains.
 *
 * @param dimension floats a vector, 1 … 10,000; 100
 * @param window how far a context reaches, in words, 1 … 1000; 10
 * @param symmetric whether a word's context is on both sides of it; else on its left alone; true
 * @param epochs passes over the cells of the co-occurrence matrix, at least 1; 15
 * @param xMax the count from which on a cell has full weight, above 0; 10
 * @param power of the weighting below xMax, 0 … 10; 0.75
 * @param eta the learning rate, above 0; 0.05
 * @param threads that work at once, 1 … 1024; the processors there are. Results do not depend on it
 * @param seed of every random choice; 1
 * @param memory the bytes of heap that the process may use in all; what does not fit goes to
 *     temporary files. Results do not depend on it; the heap's own limit
 * @param temporary the folder for temporary files; that of the system
 */
public record GloveOptions(
    int dimension,
    int window,
    boolean symmetric,
    int epochs,
    double xMax,
    double power,
    double eta,
    int threads,
    long seed,
    long memory,
    Path temporary) {

  public GloveOptions {
    Requirement.that(dimension >= 1 && dimension <= 10_000, "dim must be 1 to 10000", dimension);
    Requirement.that(window >= 1 && window <= 1000, "window must be 1 to 1000", window);
    Requirement.that(epochs >= 1, "epochs must be at least 1", epochs);
    Requirement.that(xMax > 0 && xMax <= 1e30, "x-max must be above 0", xMax);
    Requirement.that(power >= 0 && power <= 10, "power must be 0 to 10", power);
    Requirement.that(eta > 0 && eta <= 1e30, "eta must be above 0", eta);
    Requirement.that(threads >= 1 && threads <= 1024, "threads must be 1 to 1024", threads);
    Requirement.that(memory > 0, "memory must be above 0", memory);
  }

  /**
   * The settings of the paper's section 4, but for x-max 10, which fits corpora up to 1e8 words.
   */
  public static GloveOptions defaults() {
    return new GloveOptions(
        100,
        10,
        true,
        15,
        10,
        0.75,
        0.05,
        Runtime.getRuntime().availableProcessors(),
        1,
        Runtime.getRuntime().maxMemory(),
        Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  /** The kind and the settings, as a model file keeps them. */
  public Provenance provenance() {
    return Provenance.of(
        Map.ofEntries(
            Map.entry(Provenance.KIND, "glove"),
            Map.entry("dim", Integer.toString(dimension)),
            Map.entry("window", Integer.toString(window)),
            Map.entry("context", symmetric ? "symmetric" : "left"),
            Map.entry("epochs", Integer.toString(epochs)),
            Map.entry("xMax", Double.toString(xMax)),
            Map.entry("power", Double.toString(power)),
            Map.entry("eta", Double.toString(eta)),
            Map.entry("seed", Long.toString(seed))));
  }

  public GloveOptions withDimension(int value) {
    return new GloveOptions(
        value, window, symmetric, epochs, xMax, power, eta, threads, seed, memory, temporary);
  }

  public GloveOptions withWindow(int value) {
    return new GloveOptions(
        dimension, value, symmetric, epochs, xMax, power, eta, threads, seed, memory, temporary);
  }

  public GloveOptions withSymmetric(boolean value) {
    return new GloveOptions(
        dimension, window, value, epochs, xMax, power, eta, threads, seed, memory, temporary);
  }

  public GloveOptions withEpochs(int value) {
    return new GloveOptions(
        dimension, window, symmetric, value, xMax, power, eta, threads, seed, memory, temporary);
  }

  public GloveOptions withXMax(double value) {
    return new GloveOptions(
        dimension, window, symmetric, epochs, value, power, eta, threads, seed, memory, temporary);
  }

  public GloveOptions withPower(double value) {
    return new GloveOptions(
        dimension, window, symmetric, epochs, xMax, value, eta, threads, seed, memory, temporary);
  }

  public GloveOptions withEta(double value) {
    return new GloveOptions(
        dimension, window, symmetric, epochs, xMax, power, value, threads, seed, memory, temporary);
  }

  public GloveOptions withThreads(int value) {
    return new GloveOptions(
        dimension, window, symmetric, epochs, xMax, power, eta, value, seed, memory, temporary);
  }

  public GloveOptions withSeed(long value) {
    return new GloveOptions(
        dimension, window, symmetric, epochs, xMax, power, eta, threads, value, memory, temporary);
  }

  public GloveOptions withMemory(long value) {
    return new GloveOptions(
        dimension, window, symmetric, epochs, xMax, power, eta, threads, seed, value, temporary);
  }

  public GloveOptions withTemporary(Path value) {
    return new GloveOptions(
        dimension, window, symmetric, epochs, xMax, power, eta, threads, seed, memory, value);
  }
}
