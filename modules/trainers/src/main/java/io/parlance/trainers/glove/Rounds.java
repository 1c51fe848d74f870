package io.parlance.trainers.glove;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;

/**
 * How many rounds of an epoch each block has done. Tiles are to be begun in order of their rounds:
 * then what a thread waits for has been begun by another one.
 */
final class Rounds {
  private static final int SPINS = 1 << 10;

  private final BooleanSupplier stop;
  private final AtomicIntegerArray rows;
  private final AtomicIntegerArray columns;
  private volatile boolean ended;

  /** Nobody waits any more once {@code stop} says true. */
  Rounds(int blocks, BooleanSupplier stop) {
    this.stop = stop;
    rows = new AtomicIntegerArray(blocks);
    columns = new AtomicIntegerArray(blocks);
  }

  /** Waits until both blocks have done all rounds before this one; false when all is to end. */
  boolean await(int row, int column, int round) {
    for (int spin = 0; !ended; spin++) {
      if (rows.get(row) == round && columns.get(column) == round) {
        return true;
      }
      if (spin < SPINS) {
        Thread.onSpinWait();
      } else if (stop.getAsBoolean()) {
        return false;
      } else {
        Thread.yield(); // the other one may be waiting for this processor
      }
    }
    return false;
  }

  /** Nothing more is begun. */
  void end() {
    ended = true;
  }

  /** Both blocks have done a round more. */
  void done(int row, int column) {
    rows.incrementAndGet(row);
    columns.incrementAndGet(column);
  }
}
