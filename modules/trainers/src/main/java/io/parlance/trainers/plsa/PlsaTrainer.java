package io.parlance.trainers.plsa;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.Heap;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.Measure;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Trains PLSA on the documents of an encoded corpus. The result is the same on any number of
 * threads, bit for bit.
 */
public final class PlsaTrainer implements Trainer {
  private static final long MOST_FLOATS = 1 << 30; // of P(w|z): one array

  /** The products of P(w|z) and P(z|d) that a thread does in a second. */
  private static final double PRODUCTS = 4e8;

  private final PlsaOptions options;
  private final TensorBackend backend;
  private final TrainingListener listener;

  public PlsaTrainer(PlsaOptions options, TensorBackend backend, TrainingListener listener) {
    this.options = options;
    this.backend = backend;
    this.listener = listener;
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of(options.provenance().entries());
  }

  @Override
  public Optional<Forecast> forecast(EncodedCorpus corpus)
      throws IOException, UntrainableException {
    PlsaMemory memory = new PlsaMemory(options, Heap.size());
    DocumentTerms matrix = count(corpus, memory);
    double products = (double) matrix.cells() * options.topics() * options.restarts();
    return Optional.of(
        new Forecast(
            memory.plan(matrix),
            memory.stateBytes(matrix),
            List.of(
                new Forecast.Size("documents", matrix.documents()),
                new Forecast.Size("cells", matrix.cells())),
            options.iterations() * products / PRODUCTS / options.threads(),
            "all iterations, of a measured 400 M products/s a thread"));
  }

  private DocumentTerms count(EncodedCorpus corpus, PlsaMemory memory)
      throws IOException, UntrainableException {
    DocumentTerms matrix = count(corpus, memory.forCounting());
    check(matrix);
    if (matrix.kept() && !memory.fits(matrix)) {
      matrix = count(corpus, 0);
    }
    memory.check(matrix);
    return matrix;
  }

  private DocumentTerms count(EncodedCorpus corpus, long kept) throws IOException {
    return DocumentTerms.of(corpus, options.document(), kept)
        .withoutFrequent(options.maxDocumentShare());
  }

  @Override
  public Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    Map<String, Double> phases = new LinkedHashMap<>();
    long start = System.nanoTime();
    DocumentTerms matrix = count(corpus, new PlsaMemory(options, Heap.size()));
    HeldOut heldOut =
        options.heldOut() > 0
            ? new HeldOut(options.heldOut(), options.seed(), matrix.terms())
            : HeldOut.none();
    Counts seen = Counts.of(matrix, heldOut);
    if (options.heldOut() > 0 && heldOut.tokens() == 0) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "no token can be held out of %,d documents of %,d tokens in all: leave --beta and"
                  + " --held-out out, or make longer documents with --document",
              matrix.documents(),
              matrix.tokens()));
    }
    Counts all = options.beta() < 1 ? Counts.of(matrix) : seen;
    phases.put("count", since(start));
    long trainStart = System.nanoTime();
    RunReports reports = new RunReports(options, listener);
    EmRun.Outcome best = learn(seen, all, heldOut, reports, checkpoints, stop);
    phases.put(Trained.TRAIN, since(trainStart));
    long coherenceStart = System.nanoTime();
    Embeddings embeddings =
        TopicParts.embeddings(corpus.vocabulary(), provenance(best), best, matrix);
    phases.put("coherence", since(coherenceStart));
    if (best.failure().isPresent()) {
      throw new DivergedException(best.failure().get(), embeddings);
    }
    return new Trained(embeddings, measures(best, reports), phases, best.stopped());
  }

  /** All runs. What they work with is gone when the best of them becomes a model. */
  private EmRun.Outcome learn(
      Counts seen,
      Counts all,
      HeldOut heldOut,
      RunReports reports,
      Checkpoints checkpoints,
      BooleanSupplier stop)
      throws IOException {
    PlsaStates states = new PlsaStates(checkpoints, reports);
    Optional<SavedState> from = checkpoints.from();
    int before = from.isPresent() ? PlsaStates.restart(from.get()) : 0;
    for (int run = 0; run < before; run++) {
      reports.nextRun();
    }
    try (Parallel parallel = Parallel.of(options.threads())) {
      Em em = new Em(seen, options.topics(), backend, parallel);
      SpareAspects spares = new SpareAspects(seen, options.topics());
      Supplier<EmRun> runs =
          () -> new EmRun(options, seen, all, heldOut, em, spares, parallel, reports, states, stop);
      EmRun run = runs.get();
      Optional<EmRun.Outcome> earlier = Optional.empty();
      if (from.isPresent()) {
        earlier = PlsaStates.restore(from.get(), run, spares);
        earlier.ifPresent(states::best);
      }
      EmRun.Outcome last = run.run();
      EmRun.Outcome best = earlier.isPresent() ? better(last, earlier.get(), spares) : last;
      while (reports.restart() + 1 < options.restarts()
          && !last.stopped()
          && last.failure().isEmpty()) {
        states.best(best);
        reports.nextRun();
        last = runs.get().run();
        best = better(last, best, spares);
      }
      return last.stopped() ? stopped(best) : best;
    }
  }

  /**
   * The better of two runs, or one that failed, of which is to be told; the parameters of the other
   * are for the next run.
   */
  private static EmRun.Outcome better(EmRun.Outcome last, EmRun.Outcome best, SpareAspects spares) {
    boolean gained = last.betterThan(best) || last.failure().isPresent();
    spares.give((gained ? best : last).aspects());
    return gained ? last : best;
  }

  private static EmRun.Outcome stopped(EmRun.Outcome best) {
    return new EmRun.Outcome(
        best.aspects(),
        best.logLikelihood(),
        best.tokens(),
        best.heldOutPerplexity(),
        best.beta(),
        best.iterations(),
        true,
        best.failure());
  }

  private void check(DocumentTerms matrix) throws UntrainableException {
    long floats = RowMatrix.paddedBytes(matrix.terms(), options.topics()) / Float.BYTES;
    if (floats > MOST_FLOATS) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d topics of %,d words are more than %,d numbers: lower --topics or --max-vocab",
              options.topics(),
              matrix.terms(),
              MOST_FLOATS));
    }
    int terms = matrix.occurringTerms();
    if (terms == 0) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "--max-df %s leaves no word: each is in more of the %,d documents; raise it",
              options.maxDocumentShare(),
              matrix.documents()));
    }
    int most = Math.min(matrix.documents(), terms);
    if (options.topics() > most) {
      throw new UntrainableException(
          String.format(
              Locale.ROOT,
              "%,d topics, but there are %,d documents of %,d different words: at most %,d topics"
                  + " can be told apart; lower --topics%s",
              options.topics(),
              matrix.documents(),
              terms,
              most,
              matrix.documents() < options.topics()
                  ? ", or make more documents with --document line or paragraph"
                  : ""));
    }
  }

  private Provenance provenance(EmRun.Outcome outcome) {
    Provenance provenance = options.provenance();
    return options.beta() < 1
        ? provenance.with(FoldingIn.LAST_BETA, String.valueOf(outcome.beta()))
        : provenance;
  }

  private List<Measure> measures(EmRun.Outcome best, RunReports reports) {
    List<Measure> measures = new ArrayList<>();
    measures.add(new Measure("perplexity", best.perplexity(), 2));
    measures.add(new Measure("log-likelihood", best.logLikelihood(), 1));
    if (!Double.isNaN(best.heldOutPerplexity())) {
      measures.add(new Measure("held-out perplexity", best.heldOutPerplexity(), 2));
    }
    if (options.beta() < 1) {
      measures.add(new Measure("beta", best.beta(), 3));
    }
    measures.add(new Measure("iterations", reports.iterations(), 0));
    measures.add(new Measure("seconds an iteration", reports.secondsAnIteration(), 3));
    return measures;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
