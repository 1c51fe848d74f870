package io.parlance.trainers.glove;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Measure;
import io.parlance.trainers.Overflow;
import io.parlance.trainers.Trained;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Trains GloVe vectors (Pennington, Socher &amp; Manning 2014, "GloVe: Global Vectors for Word
 * Representation"): counts how often words stand near one another, then fits {@code w_i . w̃_j +
 * b_i + b̃_j} to the logarithms of the counts (equation 8), by AdaGrad.
 *
 * <p>One seed gives the same vectors, bit for bit, on any number of threads and in any memory.
 */
public final class GloveTrainer implements Trainer {
  private static final String COUNT = "count";

  /** Numbers of vectors that a thread learns in a second: 9 M cells/s of dimension 100. */
  private static final double NUMBERS = 9e8;

  /** Counting all takes about as many times as long as counting some blocks does. */
  private static final double COUNTS = 4;

  private final GloveOptions options;
  private final TensorBackend backend;
  private final TrainingListener listener;

  public GloveTrainer(GloveOptions options, TensorBackend backend, TrainingListener listener) {
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
    long start = System.nanoTime();
    Stripes stripes = GloveMemory.stripes(corpus.vocabulary().size(), options.dimension());
    GloveMemory memory = new GloveMemory(options, corpus);
    GloveMemory.Shares shares = memory.shares();
    try (Crew crew = new Crew(options.threads(), () -> false, TrainingListener.none());
        Cooccurrences counts = cooccurrences(corpus, stripes, shares, crew)) {
      CellCensus census = CellCensus.of(counts, stripes);
      return Optional.of(
          new Forecast(
              memory.plan(shares, census.bytes()),
              memory.stateBytes(),
              List.of(new Forecast.Size("cells", census.cells())),
              COUNTS * seconds(start) + learnSeconds(census.cells()),
              "counting by what was counted now; learning by a measured 9 M cells/s a thread, scaled"));
    }
  }

  private double learnSeconds(long cells) {
    double numbers = (double) cells * options.dimension() * options.epochs();
    return numbers / NUMBERS / options.threads();
  }

  private Cooccurrences cooccurrences(
      EncodedCorpus corpus, Stripes stripes, GloveMemory.Shares shares, Crew crew)
      throws IOException {
    return Cooccurrences.of(
        corpus,
        stripes,
        DistanceWeights.of(options.window()),
        options.symmetric(),
        shares.chunkPlaces(),
        shares.pieceBytes(),
        options.temporary(),
        crew);
  }

  @Override
  public Trained train(EncodedCorpus corpus, Checkpoints checkpoints, BooleanSupplier stop)
      throws IOException, DivergedException, UntrainableException {
    Vocabulary vocabulary = corpus.vocabulary();
    Stripes stripes = GloveMemory.stripes(vocabulary.size(), options.dimension());
    GloveMemory.Shares plan = new GloveMemory(options, corpus).shares();
    Map<String, Double> phases = new LinkedHashMap<>();
    try (Crew crew = new Crew(options.threads(), stop, listener);
        Tiles tiles = new Tiles(stripes.blocks(), plan.tileBytes(), options.temporary())) {
      long start = System.nanoTime();
      count(corpus, stripes, plan, tiles, crew);
      phases.put(COUNT, seconds(start));
      if (crew.stopped()) {
        throw new UntrainableException(
            "interrupted while counting co-occurrences: nothing was learned yet, nothing is saved");
      }
      if (tiles.cells() == 0) {
        throw new UntrainableException(
            "nothing to learn from: no two words stand in one line; lower --min-count, or look"
                + " whether a line is a word");
      }
      return learn(vocabulary, stripes, tiles, crew, checkpoints, phases);
    }
  }

  private void count(
      EncodedCorpus corpus, Stripes stripes, GloveMemory.Shares plan, Tiles tiles, Crew crew)
      throws IOException {
    int blocks = stripes.blocks();
    DistanceWeights distances = DistanceWeights.of(options.window());
    double chunks = Math.ceil((double) corpus.tokens() / plan.chunkPlaces());
    crew.begin("counting", chunks == 1 ? blocks : (chunks + 1) * blocks, List::of);
    try (Cooccurrences counts = cooccurrences(corpus, stripes, plan, crew)) {
      CountLogs logs = new CountLogs(distances.unit());
      Crew.Benches<TileBench> benches =
          new Crew.Benches<>(
              () -> new TileBench(counts.counter(), new TileBuilder(stripes, logs, tiles)));
      crew.run(
          blocks,
          benches,
          (block, bench) -> {
            bench.builder.begin(block, options.seed());
            counts.block(block, bench.counter, bench.builder);
            bench.builder.finish();
          });
    }
  }

  private record TileBench(RowCounter counter, TileBuilder builder) {}

  private Trained learn(
      Vocabulary vocabulary,
      Stripes stripes,
      Tiles tiles,
      Crew crew,
      Checkpoints checkpoints,
      Map<String, Double> phases)
      throws IOException, DivergedException {
    long start = System.nanoTime();
    long cells = tiles.cells();
    GloveWeights weights =
        new GloveWeights(stripes, options.dimension(), options.eta(), options.seed());
    Descent descent = new Descent(options, stripes, tiles, weights, backend, crew::stopped);
    Optional<SavedState> from = checkpoints.from();
    int before = from.isPresent() ? descent.restore(from.get()) : 0; // epochs of an earlier run
    int epochs = before;
    crew.begin(
        TrainingProgress.TRAINING,
        (double) options.epochs() * stripes.blocks() * stripes.blocks(),
        () -> List.of(cost(descent.cost())));
    boolean diverged = false;
    while (epochs < options.epochs() && !crew.stopped() && !diverged) {
      long epochStart = System.nanoTime();
      boolean over = descent.epoch(epochs, crew, checkpoints);
      diverged = over && Double.isNaN(descent.cost());
      if (over && !diverged) {
        epochs++;
        double seconds = seconds(epochStart);
        listener.epoch(
            new EpochReport(
                "epoch", epochs, seconds, List.of(cost(descent.cost()), speed(cells, seconds))));
        if (epochs < options.epochs() && checkpoints.due(true)) {
          descent.keep(epochs, checkpoints);
        }
      }
    }
    double seconds = seconds(start);
    phases.put(Trained.TRAIN, seconds);
    boolean stopped = epochs < options.epochs();
    if (stopped && !diverged) {
      descent.keep(epochs, checkpoints);
    }
    tiles.close(); // the embeddings need the room
    RowMatrix sum = weights.sum();
    boolean overflowed = Overflow.zeroed(sum);
    Embeddings embeddings = Embeddings.of(vocabulary, sum, options.provenance());
    if (diverged || overflowed) {
      throw new DivergedException(
          String.format(
              Locale.ROOT,
              "training diverged in epoch %d: the cost is not a finite number at learning rate %.4g;"
                  + " lower --eta",
              Math.min(epochs + 1, options.epochs()),
              options.eta()),
          embeddings);
    }
    List<Measure> measures = new ArrayList<>();
    if (epochs > 0) {
      measures.add(cost(descent.cost()));
      measures.add(speed(cells * (epochs - before), seconds));
    }
    measures.add(new Measure("cells", cells, 0));
    measures.add(new Measure("epochs", epochs, 0));
    return new Trained(embeddings, measures, phases, stopped);
  }

  private static Measure cost(double value) {
    return new Measure("cost", value, 4);
  }

  private static Measure speed(long cells, double seconds) {
    return Measure.speed("cells", cells / Math.max(1e-9, seconds));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
