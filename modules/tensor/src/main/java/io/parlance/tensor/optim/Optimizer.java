package io.parlance.tensor.optim;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.UpdateKernel;
import io.parlance.tensor.autograd.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies an {@link UpdateRule} to parameters, and keeps what the rule remembers of them.
 *
 * <p>Of a sparse parameter only the touched rows move: no others are read or written. So the means
 * and velocities of an untouched row stay as they are instead of fading, and it neither coasts on
 * nor decays; the corrections for a young mean count all steps (known as lazy Adam). Where every
 * row is touched at every step, sparse and dense are the same.
 *
 * <p>Weights are the same on any number of threads.
 */
public final class Optimizer {
  private final UpdateRule rule;
  private final List<Parameter> parameters;
  private final UpdateKernel kernel;
  private final float[][][] memories; // parameter, slot, weight
  private long steps;

  /**
   * @param parameters with names of their own; what is remembered takes {@code rule.slots().size()}
   *     times their size
   * @throws IllegalArgumentException if two parameters share a name
   */
  public Optimizer(UpdateRule rule, List<Parameter> parameters, UpdateKernel kernel) {
    this.rule = rule;
    this.parameters = List.copyOf(parameters);
    this.kernel = kernel;
    int slots = rule.slots().size();
    memories = new float[parameters.size()][slots][];
    for (int i = 0; i < memories.length; i++) {
      for (int slot = 0; slot < slots; slot++) {
        memories[i][slot] = new float[parameters.get(i).values().length];
      }
    }
    if (slots().size() != memories.length * slots) {
      throw new IllegalArgumentException("two parameters share a name: " + parameters);
    }
  }

  /** The rule. */
  public UpdateRule rule() {
    return rule;
  }

  /** Steps done so far. */
  public long steps() {
    return steps;
  }

  /**
   * Moves every parameter that has a gradient.
   *
   * @param rate the learning rate of this step
   * @param scale what gradients are multiplied by first, to clip them or to make a mean of a sum
   * @throws IllegalArgumentException if rate or scale is not finite
   */
  public void step(double rate, double scale, Parallel parallel) {
    Ranges.notNegative("learning rate", rate);
    Ranges.notNegative("gradient scale", scale);
    steps++;
    UpdateRule.Update update = rule.update(kernel, steps, rate, scale);
    new Pieces(parameters).run(parallel, (piece, index, from, to) -> move(update, index, from, to));
  }

  private void move(UpdateRule.Update update, int index, int from, int to) {
    Parameter parameter = parameters.get(index);
    float[] values = parameter.values();
    float[] gradient = parameter.gradient();
    int columns = parameter.columns();
    if (!parameter.isSparse()) {
      int at = from * columns;
      update.apply((to - from) * columns, values, at, gradient, at, memories[index]);
      return;
    }
    for (int i = from; i < to; i++) {
      int at = parameter.touchedRow(i) * columns;
      update.apply(columns, values, at, gradient, i * columns, memories[index]);
    }
  }

  /**
   * What is remembered, the arrays themselves, as {@code parameter.slot}: with {@link #steps} all
   * that a checkpoint needs.
   */
  public Map<String, float[]> slots() {
    Map<String, float[]> slots = new LinkedHashMap<>();
    for (int i = 0; i < memories.length; i++) {
      for (int slot = 0; slot < memories[i].length; slot++) {
        slots.put(parameters.get(i).name() + "." + rule.slots().get(slot), memories[i][slot]);
      }
    }
    return slots;
  }

  /**
   * Goes on where another optimizer of this rule and these parameters stood.
   *
   * @param slots its {@link #slots}, copied; others are ignored
   * @param steps its {@link #steps}
   * @throws IllegalArgumentException if a slot is missing or of another size; then nothing changes
   */
  public void restore(Map<String, float[]> slots, long steps) {
    if (steps < 0) {
      throw new IllegalArgumentException(steps + " steps, expected 0 or more");
    }
    Map<String, float[]> own = slots();
    own.forEach(
        (name, array) -> {
          float[] given = slots.get(name);
          if (given == null || given.length != array.length) {
            throw new IllegalArgumentException(
                "optimizer state "
                    + name
                    + (given == null ? " is missing" : " has " + given.length + " numbers")
                    + ", expected "
                    + array.length
                    + "; it belongs to another model or rule");
          }
        });
    own.forEach((name, array) -> System.arraycopy(slots.get(name), 0, array, 0, array.length));
    this.steps = steps;
  }
}
