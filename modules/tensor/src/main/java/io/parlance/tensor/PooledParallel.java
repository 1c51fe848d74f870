package io.parlance.tensor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@link Parallel} on daemon threads that wait for the next run spinning, then parked: a product of
 * a millisecond cannot wait for a thread to be woken.
 *
 * <p>One run at a time has the threads. A run that finds them taken, by another thread's run or by
 * the one that it is nested in, does its parts alone: nothing waits for a thread that waits for it.
 */
final class PooledParallel implements Parallel {
  /** How long an idle thread spins: about the time that it takes to wake one. */
  private static final long SPIN_NANOS = 50_000;

  private final int threads;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final Thread[] workers;
  private volatile @Nullable PartitionRun current;
  private volatile boolean closed;
  private boolean started; // guarded by taken, as is the next
  private long runs;

  PooledParallel(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    this.threads = threads;
    this.workers = new Thread[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Thread(this::work, "parlance-worker-" + (i + 1));
      workers[i].setDaemon(true);
    }
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void run(int parts, Part part) {
    if (parts <= 1 || closed || !taken.compareAndSet(false, true)) {
      SequentialParallel.INSTANCE.run(parts, part);
      return;
    }
    try {
      start();
      PartitionRun run = new PartitionRun(++runs, parts, part);
      current = run;
      int helpers = Math.min(workers.length, parts - 1);
      for (int i = 0; i < helpers; i++) {
        LockSupport.unpark(workers[i]);
      }
      run.help();
      run.await();
      run.rethrow();
    } finally {
      current = null;
      taken.set(false);
    }
  }

  /** Threads are made with the first run: many programs never need them. */
  private void start() {
    if (!started) {
      started = true;
      for (Thread worker : workers) {
        worker.start();
      }
    }
  }

  private void work() {
    long last = 0;
    while (!closed) {
      PartitionRun run = next(last);
      if (run != null) {
        last = run.id();
        run.help();
      }
    }
  }

  /** A run after that of id {@code last}, or null when none came while spinning and parked. */
  private @Nullable PartitionRun next(long last) {
    long end = System.nanoTime() + SPIN_NANOS;
    do {
      for (int i = 0; i < 64; i++) {
        PartitionRun run = current;
        if (run != null && run.id() != last) {
          return run;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() < end);
    LockSupport.park(this);
    return null;
  }

  @Override
  public void close() {
    closed = true;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
  }
}
