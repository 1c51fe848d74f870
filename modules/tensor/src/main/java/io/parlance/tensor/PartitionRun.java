package io.parlance.tensor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One run of a {@link PooledParallel}: parts are handed out one by one, so uneven ones balance. */
final class PartitionRun {
  private static final long SPIN_NANOS = 100_000;

  private final long id;
  private final int parts;
  private final Parallel.Part part;
  private final Thread caller = Thread.currentThread();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger unfinished;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  PartitionRun(long id, int parts, Parallel.Part part) {
    this.id = id;
    this.parts = parts;
    this.part = part;
    this.unfinished = new AtomicInteger(parts);
  }

  /** Tells runs of one pool apart; from 1. */
  long id() {
    return id;
  }

  /** Does parts while there are any; after a failure the rest are let go. */
  void help() {
    // Late threads only look: the counter of a finished run must not overflow.
    while (next.get() < parts) {
      int index = next.getAndIncrement();
      if (index >= parts) {
        return;
      }
      try {
        if (failure.get() == null) {
          part.run(index);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        if (unfinished.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
      }
    }
  }

  /** Waits for the parts that other threads are at; an interrupt is kept, not obeyed. */
  void await() {
    long end = System.nanoTime() + SPIN_NANOS;
    while (unfinished.get() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    boolean interrupted = false;
    while (unfinished.get() > 0) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      caller.interrupt();
    }
  }

  void rethrow() {
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
