package io.parlance.embeddings.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The percentile bootstrap (Efron 1979) of Spearman's rank correlation: pairs are drawn with
 * replacement as often as there are pairs. Each sample is a multiplicity a pair, so ranks come from
 * one walk along an order sorted once, and nothing is sorted again.
 */
final class RankBootstrap {
  private static final int SAMPLES = 1000;
  private static final double TAIL = 0.025;

  private final double[] x;
  private final double[] y;
  private final int[] orderX;
  private final int[] orderY;

  RankBootstrap(double[] x, double[] y) {
    this.x = x;
    this.y = y;
    this.orderX = order(x);
    this.orderY = order(y);
  }

  private static int[] order(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  /** The interval that holds 95 % of the samples' correlations, where any is defined. */
  Optional<Interval> interval(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] correlations = new double[SAMPLES];
    int[] times = new int[x.length];
    int defined = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      Arrays.fill(times, 0);
      for (int draw = 0; draw < x.length; draw++) {
        times[random.nextInt(x.length)]++;
      }
      double correlation = correlation(times);
      if (!Double.isNaN(correlation)) {
        correlations[defined++] = correlation;
      }
    }
    if (defined == 0) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(correlations, defined);
    Arrays.sort(sorted);
    int tail = (int) (TAIL * defined);
    return Optional.of(new Interval(sorted[tail], sorted[defined - 1 - tail]));
  }

  /** Spearman's correlation where pair i occurs {@code times[i]} times; NaN if not defined. */
  double correlation(int[] times) {
    double[] rankX = ranks(x, orderX, times);
    double[] rankY = ranks(y, orderY, times);
    double n = Arrays.stream(times).sum();
    double mean = (n + 1) / 2;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < times.length; i++) {
      double dx = rankX[i] - mean;
      double dy = rankY[i] - mean;
      xy += times[i] * dx * dy;
      xx += times[i] * dx * dx;
      yy += times[i] * dy * dy;
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** The ranks from 1, of equal values their mean. */
  private static double[] ranks(double[] values, int[] order, int[] times) {
    double[] ranks = new double[values.length];
    double before = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      int tied = 0;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        tied += times[order[to++]];
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = before + (tied + 1) / 2.0;
      }
      before += tied;
      from = to;
    }
    return ranks;
  }
}
