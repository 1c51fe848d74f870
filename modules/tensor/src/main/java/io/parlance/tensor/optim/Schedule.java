package io.parlance.tensor.optim;

/**
 * The learning rate over time. Each may begin with {@code warmUp} steps whose rates rise linearly
 * from {@code peak / warmUp}.
 */
public sealed interface Schedule {

  /**
   * The rate of a step.
   *
   * @param step the number of the step, from 1
   * @param done the share of the training that is done, 0 … 1
   */
  double rate(long step, double done);

  /** The schedule after a measurement on held-out data. */
  default Schedule observed(double perplexity) {
    return this;
  }

  /** What {@link #observed} has changed, for a checkpoint. */
  default double[] state() {
    return new double[0];
  }

  /**
   * This schedule in a state that {@link #state} gave.
   *
   * @throws IllegalArgumentException if the state is not one of such a schedule
   */
  default Schedule restored(double[] state) {
    expect(state, 0);
    return this;
  }

  /**
   * The same rate for ever.
   *
   * @param peak the rate, above 0
   * @param warmUp steps until it is reached, 0 for none
   */
  record Constant(double peak, long warmUp) implements Schedule {
    /** Checks the ranges. */
    public Constant {
      check(peak, warmUp);
    }

    @Override
    public double rate(long step, double done) {
      return peak * warmth(step, warmUp);
    }
  }

  /**
   * After the warm-up {@code peak √(warmUp / step)} (Vaswani et al. 2017, equation 3).
   *
   * @param peak the highest rate, above 0
   * @param warmUp steps until it is reached, at least 1
   */
  record InverseRoot(double peak, long warmUp) implements Schedule {
    /** Checks the ranges. */
    public InverseRoot {
      check(peak, warmUp);
      Ranges.positive("warm-up", (double) warmUp);
    }

    @Override
    public double rate(long step, double done) {
      return peak * Math.min(warmth(step, warmUp), Math.sqrt(warmUp / (double) step));
    }
  }

  /**
   * Half a cosine from the peak to the floor at the training's end (Loshchilov & Hutter 2017,
   * equation 5, without restarts).
   *
   * @param peak the highest rate, above 0
   * @param floor the last rate, not negative
   * @param warmUp steps until the curve is reached, 0 for none
   */
  record Cosine(double peak, double floor, long warmUp) implements Schedule {
    /** Checks the ranges. */
    public Cosine {
      check(peak, warmUp);
      Ranges.notNegative("lowest learning rate", floor);
    }

    @Override
    public double rate(long step, double done) {
      double share = (1 + Math.cos(Math.PI * Math.min(1, Math.max(0, done)))) / 2;
      return (floor + (peak - floor) * share) * warmth(step, warmUp);
    }
  }

  /**
   * The rate falls by a factor whenever held-out perplexity has not fallen for some measurements.
   *
   * @param peak the first rate, above 0
   * @param warmUp steps until it is reached, 0 for none
   * @param factor what the rate is multiplied by, above 0 and below 1
   * @param patience measurements without a new best that are borne, at least 0
   * @param share the product of the factors so far
   * @param best the lowest perplexity so far, at first infinite
   * @param worse measurements since the best or the last fall
   */
  record Plateau(
      double peak, long warmUp, double factor, int patience, double share, double best, int worse)
      implements Schedule {
    /** Checks the ranges. */
    public Plateau {
      check(peak, warmUp);
      Ranges.positive("factor", factor);
      Ranges.share("factor", factor);
      Ranges.notNegative("patience", patience);
    }

    /** Halves the rate at every measurement that is no new best. */
    public static Plateau halving(double peak, long warmUp) {
      return new Plateau(peak, warmUp, 0.5, 0, 1, Double.POSITIVE_INFINITY, 0);
    }

    @Override
    public double rate(long step, double done) {
      return peak * share * warmth(step, warmUp);
    }

    @Override
    public Schedule observed(double perplexity) {
      if (perplexity < best) {
        return with(share, perplexity, 0);
      }
      return worse < patience ? with(share, best, worse + 1) : with(share * factor, best, 0);
    }

    private Plateau with(double share, double best, int worse) {
      return new Plateau(peak, warmUp, factor, patience, share, best, worse);
    }

    @Override
    public double[] state() {
      return new double[] {share, best, worse};
    }

    @Override
    public Schedule restored(double[] state) {
      expect(state, 3);
      return with(state[0], state[1], (int) state[2]);
    }
  }

  private static void check(double peak, long warmUp) {
    Ranges.positive("learning rate", peak);
    Ranges.notNegative("warm-up", (double) warmUp);
  }

  private static double warmth(long step, long warmUp) {
    return step >= warmUp ? 1 : step / (double) warmUp;
  }

  private static void expect(double[] state, int length) {
    if (state.length != length) {
      throw new IllegalArgumentException(
          "state of a schedule has " + state.length + " numbers, expected " + length);
    }
  }
}
