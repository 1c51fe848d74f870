package io.parlance.trainers.plsa;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.checkpoints.TrainingState;
import io.parlance.embeddings.io.TensorData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps states of a training: that of the run at hand, and the best of the runs before. */
final class PlsaStates {
  private static final String RESTART = "restart";
  private static final String BEST = "best.";
  private static final String LIKELIHOOD = "log-likelihood";
  private static final String TOKENS = "tokens";
  private static final String HELD_OUT = "held-out";
  private static final String BETA = "beta";
  private static final String ITERATIONS = "iterations";

  private final Checkpoints checkpoints;
  private final RunReports reports;
  private Optional<EmRun.Outcome> best = Optional.empty();

  PlsaStates(Checkpoints checkpoints, RunReports reports) {
    this.checkpoints = checkpoints;
    this.reports = reports;
  }

  /** The best of the runs so far. */
  void best(EmRun.Outcome outcome) {
    best = Optional.of(outcome);
  }

  boolean due() {
    return checkpoints.due(true);
  }

  void keep(EmRun run) {
    Map<String, String> counters = new TreeMap<>();
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    counters.put(RESTART, String.valueOf(reports.restart()));
    run.save(counters, tensors);
    if (best.isPresent()) {
      EmRun.Outcome outcome = best.get();
      outcome.aspects().name(BEST, tensors);
      counters.put(BEST + LIKELIHOOD, String.valueOf(outcome.logLikelihood()));
      counters.put(BEST + TOKENS, String.valueOf(outcome.tokens()));
      counters.put(BEST + HELD_OUT, String.valueOf(outcome.heldOutPerplexity()));
      counters.put(BEST + BETA, String.valueOf(outcome.beta()));
      counters.put(BEST + ITERATIONS, String.valueOf(outcome.iterations()));
    }
    checkpoints.keep(new TrainingState(counters, tensors));
  }

  /** How many runs were over when the state was kept, which the training goes on from. */
  static int restart(SavedState from) throws IOException {
    return (int) from.counter(RESTART);
  }

  /**
   * Fills the run at hand.
   *
   * @return the best of the runs before, if there were any
   */
  static Optional<EmRun.Outcome> restore(SavedState from, EmRun run, SpareAspects spares)
      throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    run.restore(from, tensors);
    Optional<EmRun.Outcome> best = Optional.empty();
    if (restart(from) > 0) {
      Aspects aspects = spares.take();
      aspects.name(BEST, tensors);
      best =
          Optional.of(
              new EmRun.Outcome(
                  aspects,
                  from.real(BEST + LIKELIHOOD),
                  from.real(BEST + TOKENS),
                  from.real(BEST + HELD_OUT),
                  from.real(BEST + BETA),
                  (int) from.counter(BEST + ITERATIONS),
                  false,
                  Optional.empty()));
    }
    from.restore(tensors);
    return best;
  }
}
