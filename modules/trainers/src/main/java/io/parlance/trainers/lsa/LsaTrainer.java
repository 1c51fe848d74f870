package io.parlance.trainers.lsa;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.Heap;
import io.parlance.embeddings.memory.Room;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.DocumentReader;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Measure;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Trains LSA: weighs the counts of documents by terms and finds their largest singular values.
 *
 * <p>The result does not depend on the number of threads, nor on whether the matrix fits in memory.
 */
public final class LsaTrainer implements Trainer {
  /** The passes that a training of the default tolerance takes, and a thread's speed in them. */
  private static final double USUAL_PASSES = 15;

  private static final double PRODUCTS = 1.6e9;

  private final LsaOptions options;
  private final TensorBackend backend;
  private final TrainingListener listener;
  private final LongFunction<Room> rooms;

  public LsaTrainer(LsaOptions options, TensorBackend backend, TrainingListener listener) {
    this(options, backend, listener, need -> Room.of(Heap.size(), need));
  }

  /** With the room that is given for so many bytes. */
  LsaTrainer(
      LsaOptions options,
      TensorBackend backend,
      TrainingListener listener,
      LongFunction<Room> rooms) {
    this.options = options;
    this.backend = backend;
    this.listener = listener;
    this.rooms = rooms;
  }

  @Override
  public Optional<Forecast> forecast(EncodedCorpus corpus)
      throws IOException, UntrainableException {
    DocumentTerms counts = count(corpus);
    return Optional.of(
        new Forecast(
            new LsaMemory(options).plan(counts),
            2 * TallMatrix.bytes(counts.terms(), columns(counts)),
            List.of(
                new Forecast.Size("documents", counts.documents()),
                new Forecast.Size("cells", counts.cells())),
            seconds(counts),
            "15 passes of a measured 1.6 G products/s a thread"));
  }

  private double seconds(DocumentTerms counts) {
    double products = 2.0 * counts.cells() * columns(counts);
    return USUAL_PASSES * products / PRODUCTS / options.threads();
  }

  private int columns(DocumentTerms counts) {
    return TruncatedSvd.columns(options.rank(), counts.documents(), counts.terms());
  }

  private DocumentTerms count(EncodedCorpus corpus) throws IOException, UntrainableException {
    int terms = corpus.vocabulary().size();
    int documents = documents(corpus);
    checkRank(documents, terms); // first: memory for a rank that cannot be is not to be asked for
    long room = new LsaMemory(options).forCounts(terms, documents, rooms);
    return DocumentTerms.of(corpus, options.document(), room);
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of(options.provenance().entries())
        .with("epochs", String.valueOf(options.passes()));
  }

  @Override
  public Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, UntrainableException {
    Map<String, Double> phases = new LinkedHashMap<>();
    long start = System.nanoTime();
    DocumentTerms counts = count(corpus);
    TermWeights weights =
        TermWeights.of(options.weighting(), TermStatistics.of(counts), counts.terms());
    WeightedTerms matrix = new WeightedTerms(counts, weights);
    if (matrix.isZero()) {
      throw new UntrainableException(
          "with log-entropy every word of this corpus weighs nothing: each is spread evenly over"
              + " all documents; use --weighting tfidf");
    }
    phases.put("count", since(start));
    start = System.nanoTime();
    try (Parallel parallel = Parallel.of(options.threads())) {
      int columns = TruncatedSvd.columns(options.rank(), matrix.rows(), matrix.columns());
      SubspaceIteration iteration =
          new SubspaceIteration(
              matrix, columns, options.tolerance(), options.seed(), backend, parallel);
      Optional<SavedState> from = checkpoints.from();
      if (from.isPresent()) {
        iteration.restore(from.get());
      } else {
        iteration.start();
      }
      boolean stopped = iterate(iteration, start, checkpoints, stop);
      TruncatedSvd svd = TruncatedSvd.of(iteration, options.rank(), matrix, backend, parallel);
      phases.put(Trained.TRAIN, since(start));
      Embeddings embeddings =
          LsaModel.embeddings(corpus.vocabulary(), svd, weights, counts.list(), options);
      List<Measure> measures =
          List.of(
              new Measure("explained variance", svd.variance() / matrix.totalVariance(), 5),
              new Measure("first singular value", svd.values()[0], 4),
              new Measure("last singular value", svd.values()[options.rank() - 1], 4),
              new Measure("error", iteration.error(half()), 6),
              new Measure("passes", iteration.passes(), 0),
              new Measure("documents", counts.documents(), 0),
              new Measure("cells", counts.cells(), 0));
      return new Trained(embeddings, measures, phases, stopped);
    }
  }

  /** Goes on until the singular values are exact enough; true where it was stopped before. */
  private boolean iterate(
      SubspaceIteration iteration, long start, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException {
    long last = start;
    while (true) {
      double error = iteration.error(half());
      List<Measure> measures =
          List.of(
              new Measure("error", error, 6),
              new Measure("first singular value", iteration.singularValues()[0], 4));
      long now = System.nanoTime();
      int passes = iteration.passes();
      listener.epoch(new EpochReport("pass", passes, (now - last) / 1e9, measures));
      listener.progress(
          new TrainingProgress(
              TrainingProgress.TRAINING,
              Math.min(1, (double) passes / options.passes()),
              Double.NaN,
              measures));
      last = now;
      if (error <= options.tolerance() || passes >= options.passes()) {
        return false;
      }
      boolean stopped = stop.getAsBoolean();
      if (stopped || checkpoints.due(true)) {
        checkpoints.keep(iteration.state());
      }
      if (stopped) {
        return true;
      }
      iteration.advance();
    }
  }

  /** The larger half of the singular values is to be exact. */
  private int half() {
    return (options.rank() + 1) / 2;
  }

  private int documents(EncodedCorpus corpus) throws IOException {
    DocumentReader reader = corpus.documents(options.document());
    int documents = 0;
    while (reader.next()) {
      documents = Math.incrementExact(documents);
    }
    return documents;
  }

  private void checkRank(long documents, int terms) throws UntrainableException {
    if (documents < 2) {
      throw new UntrainableException(
          "the corpus is a single document, and LSA learns from what words share documents; give a"
              + " document a line, or choose --document paragraph or file");
    }
    if (terms < 2) {
      throw new UntrainableException(
          "the corpus has a single word, and LSA learns from what words share documents; lower"
              + " --min-count or give more text");
    }
    long most = Math.min(documents, terms);
    if (options.rank() > most) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "rank %,d is above what %,d documents by %,d words have; use --rank %d or less",
              options.rank(),
              documents,
              terms,
              most));
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
