package io.parlance.seq2seq.inference;

import io.parlance.tensor.Parallel;
import java.util.ArrayList;
import java.util.List;

/** Reads a question in both directions (Schuster & Paliwal 1997), a layer after the other. */
final class Encoder {
  private final int dimension; // E
  private final float[] embedding; // (V, E)
  private final List<Layer> forward; // each layer's forward direction, H/2 units
  private final List<Layer> backward; // each layer's backward direction

  Encoder(int dimension, float[] embedding, List<Layer> forward, List<Layer> backward) {
    this.dimension = dimension;
    this.embedding = embedding;
    this.forward = forward;
    this.backward = backward;
  }

  /** Positions whose input products are made at once: bounds the scratch of a long question. */
  private static final int POSITIONS_AT_ONCE = 64;

  /** What comes of a question. */
  static final class Reading {
    private final float[] outputs; // (T, H): of the uppermost layer
    private final List<StateRow> states; // of each layer after its last step, (H): both ways

    Reading(float[] outputs, List<StateRow> states) {
      this.outputs = outputs;
      this.states = states;
    }

    float[] outputs() {
      return outputs;
    }

    List<StateRow> states() {
      return states;
    }
  }

  /** Reads T ids, at least one. */
  Reading read(int[] ids, Parallel parallel) {
    float[] below = new float[Math.multiplyExact(ids.length, dimension)]; // (T, in)
    for (int t = 0; t < ids.length; t++) {
      System.arraycopy(embedding, ids[t] * dimension, below, t * dimension, dimension);
    }
    List<StateRow> states = new ArrayList<>();
    for (int l = 0; l < forward.size(); l++) {
      Layer[] directions = {forward.get(l), backward.get(l)};
      int half = directions[0].units();
      float[] inputs = below;
      float[] outputs = new float[Math.multiplyExact(ids.length, 2 * half)]; // (T, H)
      StateRow last = new StateRow(new float[2 * half], 0, new float[2 * half], 0);
      parallel.run(
          2,
          side ->
              read(directions[side], side * half, side == 0, ids.length, inputs, outputs, last));
      states.add(last);
      below = outputs;
    }
    return new Reading(below, states);
  }

  /**
   * One direction of one layer.
   *
   * @param at where its units lie among the H
   */
  private static void read(
      Layer layer, int at, boolean forwards, int positions, float[] x, float[] y, StateRow last) {
    int units = layer.units();
    int gates = layer.gates();
    int in = layer.input().inputs();
    int most = Math.min(positions, POSITIONS_AT_ONCE);
    float[] sums = new float[most * gates]; // (positions of a piece, G H/2)
    float[] own = new float[gates];
    StateRow before = new StateRow(new float[units], 0, last.memory(), at);
    for (int done = 0; done < positions; done += most) {
      int piece = Math.min(most, positions - done);
      int first = forwards ? done : positions - done - piece;
      layer.input().multiplyMany(piece, x, first * in, in, sums);
      for (int i = 0; i < piece; i++) {
        int t = forwards ? i : piece - 1 - i;
        StateRow after = new StateRow(y, (first + t) * 2 * units + at, last.memory(), at);
        layer.advance(0, units, sums, t * gates, own, 0, before, after);
        before = after;
      }
    }
    System.arraycopy(before.output(), before.outputAt(), last.output(), at, units);
  }
}
