package io.parlance.seq2seq.inference;

/**
 * The fixed partition of a product's outputs: by shapes alone, never by the number of threads.
 *
 * @param size outputs
 * @param unit outputs that must stay together
 * @param parts of the partition, at least 1
 */
record Cuts(int size, int unit, int parts) {
  /** Multiply-adds below which handing a part to another thread costs more than it saves. */
  private static final long LEAST_WORK = 1 << 17;

  private static final int MOST_PARTS = 32;

  /** For {@code work} multiply-adds an output. */
  static Cuts of(int size, int unit, int work) {
    long most = Math.min(MOST_PARTS, ((long) size + unit - 1) / unit);
    return new Cuts(size, unit, (int) Math.max(1, Math.min(most, (long) size * work / LEAST_WORK)));
  }

  /** Where a part begins, and the one before it ends. */
  int at(int part) {
    long units = ((long) size + unit - 1) / unit;
    return (int) Math.min(size, units * part / parts * unit);
  }
}
