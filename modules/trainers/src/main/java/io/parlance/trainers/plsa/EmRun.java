package io.parlance.trainers.plsa;

import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.io.TensorData;
import io.parlance.tensor.Parallel;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** EM from one random start to its end. */
final class EmRun {
  /**
   * A log-likelihood that falls by more than this share of itself, or by so much a token where it
   * is close to zero, is an error.
   */
  static final double GREATEST_FALL = 1e-6;

  /** What tempering multiplies beta by (η of Hofmann 2001). */
  static final double COOLING = 0.9;

  /** A smaller relative gain of held-out perplexity is none. */
  private static final double LEAST_GAIN = 1e-4;

  /** Below this gain an iteration, plain EM has found the topics, and tempering may begin. */
  private static final double WARM_GAIN = 2e-3;

  private final PlsaOptions options;
  private final Counts seen;
  private final Counts all;
  private final HeldOut heldOut;
  private final Parallel parallel;
  private final RunReports reports;
  private final PlsaStates states;
  private final BooleanSupplier stop;

  private final Aspects aspects;
  private final Em em; // on what is seen
  private final SpareAspects spares;
  private boolean begun; // by an earlier run, which this one goes on from
  private boolean finishing; // with all tokens, after tempering
  private double beta;
  private Optional<Aspects> tempered = Optional.empty(); // the best so far, while tempering
  private double least = Double.POSITIVE_INFINITY; // held-out perplexity
  private double center; // of the betas tried
  private int tried; // since the last gain
  private boolean warm; // whether beta is lowered yet
  private int iterations;
  private double heldOutPerplexity = Double.NaN;
  private double logLikelihood = Double.NaN;
  private double seconds; // of the last iteration
  private boolean stopped;
  private Optional<String> failure = Optional.empty();

  /**
   * What a run came to.
   *
   * @param logLikelihood of the tokens that were learned from last
   * @param tokens their number
   * @param heldOutPerplexity NaN where nothing was held out
   * @param beta the last inverse temperature
   * @param failure that the likelihood fell
   */
  record Outcome(
      Aspects aspects,
      double logLikelihood,
      double tokens,
      double heldOutPerplexity,
      double beta,
      int iterations,
      boolean stopped,
      Optional<String> failure) {

    double perplexity() {
      return Math.exp(-logLikelihood / tokens);
    }

    /** Whether this is the better of two runs: by what was held out, if anything was. */
    boolean betterThan(Outcome other) {
      return Double.isNaN(heldOutPerplexity)
          ? logLikelihood > other.logLikelihood
          : heldOutPerplexity < other.heldOutPerplexity;
    }
  }

  /**
   * A run.
   *
   * @param seen what {@code heldOut} leaves to learn from
   * @param all what is learned from in the end, where tempering held tokens out
   * @param em on what is seen
   */
  EmRun(
      PlsaOptions options,
      Counts seen,
      Counts all,
      HeldOut heldOut,
      Em em,
      SpareAspects spares,
      Parallel parallel,
      RunReports reports,
      PlsaStates states,
      BooleanSupplier stop) {
    this.options = options;
    this.seen = seen;
    this.all = all;
    this.heldOut = heldOut;
    this.parallel = parallel;
    this.reports = reports;
    this.states = states;
    this.stop = stop;
    this.beta = options.beta();
    this.center = beta;
    this.em = em;
    this.spares = spares;
    this.aspects = spares.take().randomise(options.seed(), reports.restart());
  }

  Outcome run() {
    Counts last = seen;
    if (options.beta() == 1) {
      plain();
    } else {
      int most = options.iterations() - options.iterations() / 10; // some are for all tokens
      if (!finishing) {
        temper(most);
      }
      if (iterations < options.iterations() && !stopped) {
        last = all;
        finish();
      }
    }
    return new Outcome(
        aspects,
        logLikelihood,
        last.tokens(),
        heldOutPerplexity,
        beta,
        iterations,
        stopped,
        failure);
  }

  /**
   * Plain EM. An iteration finds the likelihood of the parameters that it starts from, so what an
   * iteration came to is known with the next one.
   */
  private void plain() {
    boolean converged = false;
    while (iterations < options.iterations() && !converged && failure.isEmpty()) {
      long start = System.nanoTime();
      double before = em.iterate(aspects, stop);
      if (Double.isNaN(before)) {
        stop();
        break;
      }
      converged = settle(before);
      seconds = (System.nanoTime() - start) / 1e9;
      iterations++;
      reports.progress(iterations, logLikelihood / seen.tokens());
      heldOutPerplexity = heldOut.perplexity(aspects, parallel);
      if (iterations < options.iterations() && !converged && failure.isEmpty() && states.due()) {
        states.keep(this);
      }
    }
    if (failure.isEmpty()) {
      settle(em.logLikelihood(aspects));
    }
  }

  /** The last iteration came to this log-likelihood; true where it gained too little to go on. */
  private boolean settle(double found) {
    double before = logLikelihood;
    if (Double.isNaN(found)
        || found < before - GREATEST_FALL * Math.max(Math.abs(before), seen.tokens())) {
      failure =
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "the log-likelihood fell from %.8g to %.8g in iteration %d; that is an error of"
                      + " the program: please report it with the command",
                  before,
                  found,
                  iterations));
      return true;
    }
    logLikelihood = found;
    if (iterations == 0) {
      return false;
    }
    reports.iteration(iterations, seconds, found / seen.tokens(), heldOutPerplexity, 1);
    return options.tolerance() > 0 && found - before <= options.tolerance() * Math.abs(found);
  }

  /**
   * Tempered EM (Hofmann 2001): plain EM until it gains little on what is held out, then at {@link
   * PlsaOptions#beta}, which is lowered where what is held out is no longer better foretold.
   * Departing from the paper, where lowering does not help, half the way back to 1 is tried before
   * it ends: a beta that was too low from the start would spoil the rest.
   */
  private void temper(int most) {
    if (tempered.isEmpty()) {
      tempered = Optional.of(spares.take());
      tempered.get().set(aspects);
    }
    Aspects best = tempered.get();
    if (!begun) {
      beta = 1;
    }
    while (iterations < most && iterate(em, seen, true)) {
      double gain = 1 - heldOutPerplexity / least;
      if (gain > LEAST_GAIN) {
        least = heldOutPerplexity;
        best.set(aspects);
        center = warm ? beta : center;
        tried = 0;
      } else {
        aspects.set(best);
      }
      if (!warm) {
        warm = gain < WARM_GAIN || iterations >= most / 2;
        beta = warm ? center : 1;
      } else if (gain <= LEAST_GAIN) {
        if (tried == 2) {
          break;
        }
        beta = tried == 0 ? center * COOLING : (1 + center) / 2;
        tried++;
      }
      if (iterations < most && states.due()) {
        states.keep(this);
      }
    }
    aspects.set(best);
    spares.give(best);
    tempered = Optional.empty();
    beta = center;
    heldOutPerplexity = Double.isInfinite(least) ? Double.NaN : least;
  }

  /** Some iterations at the last beta with all tokens, as Hofmann (1999) ends. */
  private void finish() {
    Em onAll = em.on(all);
    finishing = true;
    boolean converged = false;
    while (iterations < options.iterations() && !converged) {
      double before = logLikelihood;
      if (!iterate(onAll, all, false)) {
        return;
      }
      converged =
          options.tolerance() > 0
              && Math.abs(logLikelihood - before) <= options.tolerance() * Math.abs(logLikelihood);
      if (iterations < options.iterations() && !converged && states.due()) {
        states.keep(this);
      }
    }
  }

  /** One tempered iteration; false where it was stopped. */
  private boolean iterate(Em step, Counts counts, boolean measured) {
    long start = System.nanoTime();
    if (!step.iterate(aspects, beta, stop)) {
      stop();
      return false;
    }
    logLikelihood = step.logLikelihood(aspects);
    double foretold = Double.NaN;
    if (measured) {
      heldOutPerplexity = heldOut.perplexity(aspects, parallel);
      foretold = heldOutPerplexity;
    }
    iterations++;
    seconds = (System.nanoTime() - start) / 1e9;
    reports.progress(iterations, logLikelihood / counts.tokens());
    reports.iteration(iterations, seconds, logLikelihood / counts.tokens(), foretold, beta);
    return true;
  }

  /** Told to stop: the parameters are those of the last iteration. */
  private void stop() {
    stopped = true;
    states.keep(this);
  }

  /** Tells where the run is, between two iterations. */
  void save(Map<String, String> counters, Map<String, TensorData> tensors) {
    counters.put("finishing", finishing ? "1" : "0");
    counters.put("beta", String.valueOf(beta));
    counters.put("least", String.valueOf(least));
    counters.put("center", String.valueOf(center));
    counters.put("tried", String.valueOf(tried));
    counters.put("warm", warm ? "1" : "0");
    counters.put("iterations", String.valueOf(iterations));
    counters.put("held-out", String.valueOf(heldOutPerplexity));
    counters.put("log-likelihood", String.valueOf(logLikelihood));
    counters.put("seconds", String.valueOf(seconds));
    counters.put("tempering", tempered.isPresent() ? "1" : "0");
    aspects.name("", tensors);
    tempered.ifPresent(best -> best.name("tempered.", tensors));
  }

  /**
   * Goes on where {@link #save} told of: takes the counters, and names the tensors to be filled.
   */
  void restore(SavedState from, Map<String, TensorData> tensors) throws IOException {
    begun = true;
    finishing = from.counter("finishing") == 1;
    beta = from.real("beta");
    least = from.real("least");
    center = from.real("center");
    tried = (int) from.counter("tried");
    warm = from.counter("warm") == 1;
    iterations = (int) from.counter("iterations");
    heldOutPerplexity = from.real("held-out");
    logLikelihood = from.real("log-likelihood");
    seconds = from.real("seconds");
    aspects.name("", tensors);
    if (from.counter("tempering") == 1) {
      Aspects best = spares.take();
      best.name("tempered.", tensors);
      tempered = Optional.of(best);
    }
  }
}
