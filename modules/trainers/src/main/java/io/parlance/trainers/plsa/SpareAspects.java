package io.parlance.trainers.plsa;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parameters that a run no longer needs, for the next one. */
final class SpareAspects {
  private final Counts counts;
  private final int topics;
  private final Deque<Aspects> spares = new ArrayDeque<>();

  SpareAspects(Counts counts, int topics) {
    this.counts = counts;
    this.topics = topics;
  }

  /** Parameters of any values. */
  Aspects take() {
    return spares.isEmpty() ? Aspects.zeros(counts, topics) : spares.pop();
  }

  void give(Aspects aspects) {
    spares.push(aspects);
  }
}
