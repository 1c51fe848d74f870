package io.parlance.chatbot.retrieval;

/** Vectors of length one. */
final class UnitVector {
  private UnitVector() {}

  /** The same direction, of length one; a vector of zeros stays. A new array. */
  static float[] of(float[] vector) {
    double square = 0;
    for (float component : vector) {
      square += (double) component * component;
    }
    float inverse = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] * inverse;
    }
    return unit;
  }
}
