package io.parlance.seq2seq.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Of things that come one by one, at most {@code wanted}, evenly spread; twice as many are held at
 * most on the way.
 */
final class ExchangeSample<T> {
  private final int wanted;
  private List<T> held = new ArrayList<>(); // every stride-th
  private long met;
  private long stride = 1;

  ExchangeSample(int wanted) {
    this.wanted = wanted;
  }

  /** The next thing, made only where it is held. */
  void offer(Supplier<T> next) {
    if (wanted > 0 && met % stride == 0) {
      if (held.size() == 2 * wanted) {
        held = every(2, wanted);
        stride *= 2;
      }
      if (met % stride == 0) {
        held.add(next.get());
      }
    }
    met++;
  }

  private List<T> every(int step, int count) {
    List<T> kept = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      kept.add(held.get(i * step));
    }
    return kept;
  }

  List<T> sample() {
    int count = Math.min(wanted, held.size());
    List<T> kept = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      kept.add(held.get((int) ((long) i * held.size() / count)));
    }
    return kept;
  }
}
