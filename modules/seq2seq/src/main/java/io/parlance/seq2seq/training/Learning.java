package io.parlance.seq2seq.training;

import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.checkpoints.TrainingState;
import io.parlance.embeddings.io.TensorData;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Parameter;
import io.parlance.tensor.autograd.Tape;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Optimizer;
import io.parlance.tensor.optim.Schedule;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The weights of a training and how they move. */
final class Learning {
  private static final String WEIGHTS = "weights.";
  private static final String BEST = "best.";
  private static final String SLOTS = "slots.";
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

  /** Makes room for the largest batches, so that no smaller room is left behind. */
  void reserve(TrainingMemory memory) {
    int words = weights.shape(Architecture.EMBEDDING).rows();
    tape.reserve(memory.learnedFloats(words));
    perplexity.reserve(memory.measuredFloats(words));
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

  /** All that is learned, beside where the training is. */
  TrainingState state(Map<String, String> progress) {
    SortedMap<String, String> counters = new TreeMap<>(progress);
    counters.put(STEPS, Long.toString(optimizer.steps()));
    counters.put(SCHEDULE, Arrays.toString(schedule.state()));
    return new TrainingState(counters, tensors());
  }

  /** The arrays themselves: weights, the best ones so far, what the optimizer remembers. */
  private Map<String, TensorData> tensors() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    put(tensors, WEIGHTS, weights);
    put(tensors, BEST, best);
    optimizer
        .slots()
        .forEach(
            (name, slot) -> tensors.put(SLOTS + name, new TensorData.Floats(1, slot.length, slot)));
    return tensors;
  }

  private static void put(Map<String, TensorData> tensors, String prefix, Weights weights) {
    for (WeightShape shape : weights.shapes()) {
      tensors.put(
          prefix + shape.name(),
          new TensorData.Floats(shape.rows(), shape.columns(), weights.values(shape.name())));
    }
  }

  /**
   * Goes on where a state was kept.
   *
   * @throws IOException if its tensors are those of another model or rule
   * @throws IllegalArgumentException if it does not tell where it was
   */
  void restore(SavedState saved) throws IOException {
    saved.restore(tensors());
    optimizer.restore(optimizer.slots(), saved.counter(STEPS)); // the arrays are filled already
    schedule = options.schedule().restored(numbers(Progress.entry(saved.counters(), SCHEDULE)));
  }

  private static double[] numbers(String list) {
    String inside = list.substring(1, list.length() - 1);
    return inside.isEmpty()
        ? new double[0]
        : Arrays.stream(inside.split(", ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
