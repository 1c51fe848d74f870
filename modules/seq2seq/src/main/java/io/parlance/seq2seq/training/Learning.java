package io.parlance.seq2seq.training;

import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.io.Checkpoint;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Parameter;
import io.parlance.tensor.autograd.Tape;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Optimizer;
import io.parlance.tensor.optim.Schedule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The weights of a training and how they move. */
final class Learning {
  private static final String BEST = "best.";
  private static final String STEPS = "optimizer.steps";
  private static final String SCHEDULE = "schedule";

  private final TrainingOptions options;
  private final TensorBackend backend;
  private final Parallel parallel;
  private final Weights weights;
  private final Weights best;
  private final Network network;
  private final List<Parameter> parameters;
  private final Optimizer optimizer;
  private final Tape tape;
  private final Perplexity perplexity;
  private Schedule schedule;

  Learning(
      ModelOptions model,
      TrainingOptions options,
      Weights weights,
      TensorBackend backend,
      Parallel parallel) {
    this.options = options;
    this.backend = backend;
    this.parallel = parallel;
    this.weights = weights;
    this.best = weights.copy();
    this.network = new Network(model, weights, options.freezeEmbeddings());
    this.parameters = network.learning();
    this.optimizer = new Optimizer(options.rule(), parameters, backend.updates());
    this.tape = Tape.recording(backend, parallel);
    this.perplexity = new Perplexity(network, options.batch(), backend, parallel);
    this.schedule = options.schedule();
  }

  Weights weights() {
    return weights;
  }

  Weights best() {
    return best;
  }

  /** The rate of the next step. */
  double rate(double fraction) {
    return schedule.rate(optimizer.steps() + 1, fraction);
  }

  /**
   * Learns from a batch and returns the sum of its tokens' losses.
   *
   * @throws ChatDivergedException if the gradient is not finite; then nothing has changed
   */
  double step(Batch batch, double rate, long dropoutSeed) throws ChatDivergedException {
    network.clearGradients();
    tape.reset();
    double loss = network.loss(tape, batch, options.dropout(), dropoutSeed, 1.0 / batch.tokens());
    tape.backward();
    double norm = GradientClipping.norm(parameters, backend.updates(), parallel);
    if (!Double.isFinite(norm) || !Double.isFinite(loss)) {
      throw new ChatDivergedException(
          "step "
              + (optimizer.steps() + 1)
              + " has a loss of "
              + loss / batch.tokens()
              + " and a gradient of norm "
              + norm
              + ": expected finite numbers; lower the learning rate or the bound on the norm",
          best);
    }
    optimizer.step(rate, options.clipping().scale(norm), parallel);
    return loss;
  }

  double perplexity(TokenPairs pairs) {
    return perplexity.of(pairs);
  }

  /** What a measurement changes. */
  void measured(double found, boolean isBest) {
    schedule = schedule.observed(found);
    if (isBest) {
      best.set(weights);
    }
  }

  Checkpoint checkpoint(Map<String, String> progress, Map<String, String> fingerprint) {
    Map<String, float[]> slots = new LinkedHashMap<>(optimizer.slots());
    for (WeightShape shape : best.shapes()) {
      slots.put(BEST + shape.name(), best.values(shape.name()));
    }
    SortedMap<String, String> state = new TreeMap<>(progress);
    state.put(STEPS, Long.toString(optimizer.steps()));
    state.put(SCHEDULE, Arrays.toString(schedule.state()));
    return new Checkpoint(weights, slots, state, new TreeMap<>(fingerprint));
  }

  /**
   * Goes on where a checkpoint was taken.
   *
   * @throws IllegalArgumentException if it is one of another model or rule
   */
  void restore(Checkpoint checkpoint) {
    weights.set(checkpoint.weights());
    for (WeightShape shape : best.shapes()) {
      float[] values = best.values(shape.name());
      float[] kept = checkpoint.slots().get(BEST + shape.name());
      if (kept == null || kept.length != values.length) {
        throw new IllegalArgumentException("the checkpoint has no best " + shape.name());
      }
      System.arraycopy(kept, 0, values, 0, values.length);
    }
    optimizer.restore(
        checkpoint.slots(), Long.parseLong(Progress.entry(checkpoint.state(), STEPS)));
    schedule = options.schedule().restored(numbers(Progress.entry(checkpoint.state(), SCHEDULE)));
  }

  private static double[] numbers(String list) {
    String inside = list.substring(1, list.length() - 1);
    return inside.isEmpty()
        ? new double[0]
        : Arrays.stream(inside.split(", ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
