package io.parlance.trainers.lsa;

/** Turns counts into cells: the weighting with the global weights of a corpus. Safe to share. */
final class TermWeights {
  private static final int TABLE = 1024; // counts whose local weight is looked up

  private final Weighting weighting;
  private final float[] global; // (terms)
  private final float[] local = new float[TABLE]; // of small counts

  TermWeights(Weighting weighting, float[] global) {
    this.weighting = weighting;
    this.global = global;
    for (int count = 1; count < TABLE; count++) {
      local[count] = weighting.local(count);
    }
  }

  static TermWeights of(Weighting weighting, TermStatistics statistics, int terms) {
    float[] global = new float[terms];
    for (int term = 0; term < terms; term++) {
      global[term] = weighting.global(statistics, term);
    }
    return new TermWeights(weighting, global);
  }

  Weighting weighting() {
    return weighting;
  }

  /** The global weights (terms): the array itself. */
  float[] global() {
    return global;
  }

  /** Weighs the cells {@code from … to - 1} of one document. */
  void weigh(int[] terms, float[] counts, int from, int to, float[] values) {
    double square = 0;
    for (int cell = from; cell < to; cell++) {
      float count = counts[cell];
      float weight = count < TABLE ? local[(int) count] : weighting.local(count);
      values[cell] = weight * global[terms[cell]];
      square += (double) values[cell] * values[cell];
    }
    if (weighting.unitRows() && square > 0) {
      float scale = (float) (1 / Math.sqrt(square));
      for (int cell = from; cell < to; cell++) {
        values[cell] *= scale;
      }
    }
  }
}
