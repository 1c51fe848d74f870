package io.parlance.trainers.windows;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.checkpoints.TrainingState;
import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.Parallel;
import io.parlance.trainers.RunMeter;
import io.parlance.trainers.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The outer loop of deterministic training. A fixed number of workers, however many threads there
 * are, walk through a part of the corpus each, all of them a block of sentences a round. In a round
 * each worker learns on copies of the rows that its block meets; when all have ended, what the
 * copies gained is added to the shared rows ({@link GainSums}). So the shared rows never change
 * while one is read, and every sum has an order.
 */
final class OrderedRun {
  /** Workers: more would keep more threads busy, and learn from older rows. */
  static final int WORKERS = 8;

  private static final long REPORT_NANOS = 200_000_000;
  private static final String EPOCH = "epoch";
  private static final String ROUND = "round";

  private final int epochs;
  private final RunMeter meter;
  private final Checkpoints checkpoints;
  private final Map<String, TensorData> weights;
  private final BooleanSupplier stop;
  private final List<BlockWorker> workers;
  private final List<GainSums> gains;
  private long reported = System.nanoTime();
  private boolean stopped;
  private boolean diverged;

  OrderedRun(
      int epochs,
      RunMeter meter,
      Checkpoints checkpoints,
      Map<String, TensorData> weights,
      BooleanSupplier stop,
      List<BlockWorker> workers,
      List<GainSums> gains) {
    this.epochs = epochs;
    this.meter = meter;
    this.checkpoints = checkpoints;
    this.weights = weights;
    this.stop = stop;
    this.workers = List.copyOf(workers);
    this.gains = List.copyOf(gains);
  }

  RunOutcome go(Parallel parallel) throws IOException {
    int epoch = 0;
    long round = 0;
    Optional<SavedState> from = checkpoints.from();
    if (from.isPresent()) {
      from.get().restore(weights);
      meter.restore(from.get());
      epoch = (int) from.get().counter(EPOCH);
      round = from.get().counter(ROUND);
    }
    for (; epoch < epochs && !stopped && !diverged; epoch++) {
      meter.epochBegins();
      round = epoch(epoch, round, parallel);
      boolean whole = !stopped && !diverged;
      meter.epochEnds(epoch, whole);
      if (whole) {
        round = 0;
      }
      if (stopped) {
        keep(epoch, round);
      } else if (whole && epoch + 1 < epochs && checkpoints.due(true)) {
        keep(epoch + 1, 0);
      }
    }
    meter.report();
    return meter.outcome(stopped, diverged);
  }

  /** Goes on with an epoch from a round on, and returns the round that would be next. */
  private long epoch(int epoch, long first, Parallel parallel) throws IOException {
    for (BlockWorker worker : workers) {
      worker.open(epoch, first);
    }
    long round = first;
    while (round(round, parallel)) {
      round++;
      stopped = stop.getAsBoolean() || Thread.currentThread().isInterrupted();
      report();
      if (stopped) {
        break;
      }
      if (checkpoints.due(false)) {
        keep(epoch, round);
      }
    }
    return round;
  }

  /** A round; false where nothing was left, or a loss was not finite. */
  private boolean round(long round, Parallel parallel) throws IOException {
    float rate = (float) meter.learningRate();
    try {
      parallel.run(
          workers.size(),
          index -> {
            try {
              workers.get(index).learn(round, rate);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    boolean any = false;
    for (BlockWorker worker : workers) {
      diverged |= worker.diverged();
      any |= worker.words() > 0;
    }
    if (!any || diverged) {
      return false;
    }
    int parts = parallel.threads();
    gains.forEach(sums -> sums.begin(rate));
    parallel.run(parts, part -> gains.forEach(sums -> sums.add(part, parts)));
    for (BlockWorker worker : workers) {
      meter.advance(worker.words(), worker.takeLoss(), worker.takePredictions());
    }
    return true;
  }

  private void report() {
    long now = System.nanoTime();
    if (now - reported >= REPORT_NANOS) {
      reported = now;
      meter.report();
    }
  }

  private void keep(int epoch, long round) {
    Map<String, String> counters = new TreeMap<>();
    meter.save(counters);
    counters.put(EPOCH, String.valueOf(epoch));
    counters.put(ROUND, String.valueOf(round));
    checkpoints.keep(new TrainingState(counters, weights));
  }
}
