package io.parlance.seq2seq.inference;

import java.util.List;

/** A question that was read, as the decoder needs it. */
final class Encoded {
  private final int positions; // T; 0 without attention
  private final float[] outputs; // (T, H): of the encoder's uppermost layer
  private final float[] keys; // (T, H): W_scoreᵀ o of each, so that a score is one inner product
  private final List<StateRow> states; // of each layer, (H), from which the decoder's begins

  Encoded(int positions, float[] outputs, float[] keys, List<StateRow> states) {
    this.positions = positions;
    this.outputs = outputs;
    this.keys = keys;
    this.states = states;
  }

  int positions() {
    return positions;
  }

  float[] outputs() {
    return outputs;
  }

  float[] keys() {
    return keys;
  }

  List<StateRow> states() {
    return states;
  }
}
