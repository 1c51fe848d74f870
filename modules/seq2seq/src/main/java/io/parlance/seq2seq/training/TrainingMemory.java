package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.tensor.autograd.Tape;

/** The heap that a training takes, known before it begins. */
public final class TrainingMemory {
  private static final long FIXED = 64L << 20; // the young generation, classes, buffers

  private TrainingMemory() {}

  /**
   * Bytes at most, the pairs themselves not counted.
   *
   * @param words of the vocabulary, marks counted
   * @param questionLength words of a question at most
   * @param replyLength words of a reply at most
   */
  public static long bytes(
      ModelOptions model,
      int words,
      TrainingOptions training,
      int questionLength,
      int replyLength) {
    long weights = 0;
    for (WeightShape shape : Architecture.shapes(model, words)) {
      weights += shape.size();
    }
    long table = (long) words * model.dimension();
    long dense = model.tied() ? weights : weights - table;
    long tokens = (long) training.batch() * (questionLength + replyLength);
    long sparse = model.tied() ? 0 : Math.min(table, tokens * model.dimension());
    int slots = training.rule().slots().size();
    long held = weights * (2 + slots) + dense + sparse; // now, best, slots, gradients
    long replies = (long) training.batch() * replyLength;
    long scores = Math.min(Tape.MOST_SCORES, replies * words);
    // Learning and measuring have a tape each, with weights in the order of its products.
    long tapes = 2 * (packed(model) + scores + activations(model, tokens));
    return FIXED + Float.BYTES * (held + tapes);
  }

  /** The recurrent weights, forwards and back. */
  private static long packed(ModelOptions model) {
    long hidden = model.hidden();
    return 3 * hidden * hidden * model.layers() * model.cell().gates();
  }

  /** What one step computes, and the slopes of that. */
  private static long activations(ModelOptions model, long tokens) {
    long layer = (long) model.hidden() * (model.cell().gates() + 3); // gates, memory, output, sum
    long input = (long) model.dimension() + (model.inputFeeding() ? model.hidden() : 0);
    long attention = model.attention() ? 4L * model.hidden() : 0;
    return 2 * tokens * (2 * input + model.layers() * layer + attention + model.hidden());
  }
}
