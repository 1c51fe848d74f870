package io.parlance.trainers.glove;

/** log X of cells, by their units; the frequent small ones from a table. */
final class CountLogs {
  private final float[] table = new float[1 << 16];
  private final double logUnit;

  CountLogs(long unit) {
    logUnit = StrictMath.log((double) unit);
    for (int units = 1; units < table.length; units++) {
      table[units] = compute(units);
    }
  }

  /** The natural logarithm of {@code units} units, at least 1. */
  float of(long units) {
    return units < table.length ? table[(int) units] : compute(units);
  }

  private float compute(long units) {
    return (float) (StrictMath.log((double) units) - logUnit);
  }
}
