package io.parlance.trainers.plsa;

import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Measure;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import java.util.ArrayList;
import java.util.List;

/** Tells a listener how the runs go. */
final class RunReports {
  private static final long PAUSE_NANOS = 200_000_000;

  private final PlsaOptions options;
  private final TrainingListener listener;
  private final long start = System.nanoTime();
  private long told = start - PAUSE_NANOS;
  private final List<Double> seconds = new ArrayList<>(); // of each iteration
  private int restart;

  RunReports(PlsaOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /** The number of the run, from 0. */
  int restart() {
    return restart;
  }

  void nextRun() {
    restart++;
  }

  /** So many iterations of the run are done. */
  void progress(int iterations, double logLikelihood) {
    long now = System.nanoTime();
    if (now - told < PAUSE_NANOS) {
      return;
    }
    told = now;
    double done = (double) restart * options.iterations() + iterations;
    double fraction = done / ((double) options.restarts() * options.iterations());
    double passed = (now - start) / 1e9;
    listener.progress(
        new TrainingProgress(
            TrainingProgress.TRAINING,
            fraction,
            passed / fraction * (1 - fraction),
            List.of(
                new Measure("perplexity", Math.exp(-logLikelihood), 1),
                new Measure("s/iteration", passed / done, 3))));
  }

  /**
   * What an iteration came to.
   *
   * @param logLikelihood a token
   * @param heldOutPerplexity NaN where nothing is held out
   */
  void iteration(
      int number, double took, double logLikelihood, double heldOutPerplexity, double beta) {
    seconds.add(took);
    List<Measure> measures = new ArrayList<>();
    measures.add(new Measure("log-likelihood", logLikelihood, 7));
    measures.add(new Measure("perplexity", Math.exp(-logLikelihood), 2));
    if (!Double.isNaN(heldOutPerplexity)) {
      measures.add(new Measure("held-out perplexity", heldOutPerplexity, 2));
    }
    measures.add(new Measure("seconds", took, 3));
    if (options.beta() < 1) {
      measures.add(new Measure("beta", beta, 3));
    }
    if (options.restarts() > 1) {
      measures.add(new Measure("restart", restart + 1, 0));
    }
    listener.epoch(new EpochReport("iteration", number, took, measures));
  }

  /** The iterations of all runs. */
  int iterations() {
    return seconds.size();
  }

  /** The median: the first iterations run before the code is compiled. */
  double secondsAnIteration() {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElse(Double.NaN);
  }
}
