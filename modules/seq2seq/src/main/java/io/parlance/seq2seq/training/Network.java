package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.autograd.LayerParameters;
import io.parlance.tensor.autograd.Matrix;
import io.parlance.tensor.autograd.Parameter;
import io.parlance.tensor.autograd.Recurrence;
import io.parlance.tensor.autograd.State;
import io.parlance.tensor.autograd.Steps;
import io.parlance.tensor.autograd.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model's weights as parameters, and what is computed of them, step by step as {@link
 * Architecture} names it.
 */
final class Network {
  private final ModelOptions options;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  /**
   * @param weights which the parameters are: learning changes them
   * @param frozen whether the words' vectors stay as they are
   */
  Network(ModelOptions options, Weights weights, boolean frozen) {
    this.options = options;
    for (WeightShape shape : weights.shapes()) {
      String name = shape.name();
      float[] values = weights.values(name);
      boolean words = name.equals(Architecture.EMBEDDING);
      Parameter parameter =
          words && frozen
              ? Parameter.frozen(name, shape.rows(), shape.columns(), values)
              : words && !options.tied()
                  ? Parameter.sparse(name, shape.rows(), shape.columns(), values)
                  : Parameter.dense(name, shape.rows(), shape.columns(), values);
      parameters.put(name, parameter);
    }
  }

  /** All that learn. */
  List<Parameter> learning() {
    return parameters.values().stream().filter(parameter -> !parameter.isFrozen()).toList();
  }

  void clearGradients() {
    parameters.values().forEach(Parameter::clearGradient);
  }

  /**
   * The sum over the batch of {@code -ln P(token | tokens before, question)}.
   *
   * @param dropout the share of inputs, and of what comes before the output layer, to drop
   * @param seed of what is dropped
   * @param scale of the gradient
   */
  double loss(Tape tape, Batch batch, double dropout, long seed, double scale) {
    List<Matrix> words =
        tape.lookup(at(Architecture.EMBEDDING), List.of(batch.questionIds, batch.givenIds));
    Dropouts drops = new Dropouts(tape, dropout, seed);
    List<State> starts = new ArrayList<>();
    Matrix questions = encode(tape, batch, drops.of(words.get(0)), drops, starts);
    Matrix given = drops.of(words.get(1)); // (reply tokens, dimension)
    Matrix said = // (reply tokens, hidden)
        options.inputFeeding()
            ? fed(tape, batch, given, questions, starts, drops)
            : attended(
                tape,
                decode(tape, given, batch.replyAt, starts, drops),
                batch.replyAt,
                questions,
                batch.questionAt,
                batch.partner);
    Matrix kept = drops.of(said);
    Parameter bias = at(Architecture.OUTPUT_BIAS);
    if (options.tied()) {
      Matrix projected = tape.linear(at(Architecture.PROJECTION), Optional.empty(), kept);
      return tape.crossEntropy(projected, at(Architecture.EMBEDDING), bias, batch.replyIds, scale);
    }
    return tape.crossEntropy(kept, at(Architecture.OUTPUT), bias, batch.replyIds, scale);
  }

  /** Drops with a seed of its own each time. */
  private static final class Dropouts {
    private final Tape tape;
    private final double rate;
    private long seed;

    private Dropouts(Tape tape, double rate, long seed) {
      this.tape = tape;
      this.rate = rate;
      this.seed = seed;
    }

    private Matrix of(Matrix x) {
      return tape.dropout(x, rate, seed++);
    }
  }

  /** The encoder's outputs (question tokens, hidden); each layer's last state goes to starts. */
  private Matrix encode(Tape tape, Batch batch, Matrix words, Dropouts drops, List<State> starts) {
    Matrix x = words;
    for (int layer = 0; layer < options.layers(); layer++) {
      Recurrence found =
          tape.bidirectional(
              options.cell(),
              layer(Architecture.encoder(layer, true)),
              layer(Architecture.encoder(layer, false)),
              layer == 0 ? x : drops.of(x),
              batch.questionAt);
      State last = found.last(); // in the order of the questions
      starts.add(
          new State(
              tape.rows(last.output(), batch.partner),
              last.memory().map(memory -> tape.rows(memory, batch.partner))));
      x = found.outputs();
    }
    return x;
  }

  /** The decoder's outputs (tokens, hidden); states become those after the last step. */
  private Matrix decode(Tape tape, Matrix given, Steps at, List<State> states, Dropouts drops) {
    Matrix y = given;
    for (int layer = 0; layer < options.layers(); layer++) {
      Recurrence found =
          tape.recurrent(
              options.cell(),
              layer(Architecture.decoder(layer)),
              layer == 0 ? y : drops.of(y),
              at,
              Optional.of(states.get(layer)));
      states.set(layer, found.last());
      y = found.outputs();
    }
    return y;
  }

  /** tanh(W [context; d] + b), or d itself without attention. */
  private Matrix attended(
      Tape tape, Matrix decoded, Steps at, Matrix questions, Steps questionAt, int[] partner) {
    if (!options.attention()) {
      return decoded;
    }
    Matrix queries = tape.linear(at(Architecture.SCORE), Optional.empty(), decoded);
    Matrix context = tape.attention(queries, at, questions, questionAt, partner);
    Optional<Parameter> bias = Optional.of(at(Architecture.COMBINE_BIAS));
    return tape.tanh(tape.linear(at(Architecture.COMBINE), bias, context, decoded));
  }

  /** Step by step, each with what attention gave at the step before. */
  private Matrix fed(
      Tape tape, Batch batch, Matrix given, Matrix questions, List<State> starts, Dropouts drops) {
    Steps at = batch.replyAt;
    int hidden = options.hidden();
    Matrix last =
        tape.constant(at.count(0), hidden, new float[Math.multiplyExact(at.count(0), hidden)]);
    List<State> states = new ArrayList<>(starts);
    List<Matrix> said = new ArrayList<>();
    for (int t = 0; t < at.steps(); t++) {
      int count = at.count(t);
      if (last.rows() > count) {
        last = tape.rows(last, 0, count);
        states.replaceAll(
            state ->
                new State(
                    tape.rows(state.output(), 0, count),
                    state.memory().map(memory -> tape.rows(memory, 0, count))));
      }
      int[] ones = new int[count];
      Arrays.fill(ones, 1);
      Steps now = new Steps(ones);
      Matrix words = tape.rows(given, at.offset(t), at.offset(t) + count);
      Matrix decoded = decode(tape, tape.beside(words, last), now, states, drops);
      int[] partner = Arrays.copyOf(batch.partner, count);
      last = attended(tape, decoded, now, questions, batch.questionAt, partner);
      said.add(last);
    }
    return tape.stack(said);
  }

  private LayerParameters layer(String name) {
    return new LayerParameters(
        at(Architecture.input(name)),
        at(Architecture.recurrent(name)),
        at(Architecture.bias(name)));
  }

  private Parameter at(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("the model has no weights " + name);
    }
    return parameter;
  }
}
