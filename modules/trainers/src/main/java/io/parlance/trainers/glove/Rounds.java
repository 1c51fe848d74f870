package io.parlance.trainers.glove;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How many rounds of an epoch each block has done. Tiles are to be begun in order of their rounds:
 * then what a thread waits for has been begun by another one.
 */
final class Rounds {
  private static final int SPINS = 1 << 10;
  private static final long PAUSE_NANOS = 20_000;

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

  /** How many rounds each row block has done, then each column block; nobody may be at work. */
  long[] done() {
    int blocks = rows.length();
    long[] done = new long[2 * blocks];
    for (int block = 0; block < blocks; block++) {
      done[block] = rows.get(block);
      done[blocks + block] = columns.get(block);
    }
    return done;
  }

  /** As if these rounds had been done; work may begin again. */
  void goOn(long[] done) {
    int blocks = rows.length();
    for (int block = 0; block < blocks; block++) {
      rows.set(block, (int) done[block]);
      columns.set(block, (int) done[blocks + block]);
    }
    ended = false;
  }

  /** Whether all blocks have done all rounds. */
  boolean allDone() {
    return Arrays.stream(done()).allMatch(done -> done == rows.length());
  }

  /** Whether the row block has done this round. */
  boolean isDone(int row, int round) {
    return rows.get(row) > round;
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
        LockSupport.parkNanos(this, PAUSE_NANOS); // the other may be waiting for this processor
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
