package io.parlance.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@link Parallel} on a pool; parts are handed out one by one, so uneven parts balance. */
final class PooledParallel implements Parallel {
  private final int threads;
  private final ExecutorService pool;

  PooledParallel(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads - 1,
            work -> {
              Thread thread = new Thread(work, "parlance-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void run(int parts, Part part) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
            part.run(i);
          }
        };
    List<Future<?>> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, parts); i++) {
      helpers.add(pool.submit(worker));
    }
    Throwable failure = null;
    try {
      worker.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    for (Future<?> helper : helpers) {
      failure = first(failure, helper);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static @Nullable Throwable first(@Nullable Throwable failure, Future<?> helper) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          helper.get();
          return failure;
        } catch (InterruptedException e) {
          interrupted = true; // the parts share the caller's arrays: wait for them all the same
        } catch (ExecutionException e) {
          return failure != null ? failure : e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
