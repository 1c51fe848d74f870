package io.parlance.trainers.glove;

import io.parlance.tensor.Parallel;
import io.parlance.trainers.Measure;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The threads of a training: they do the parts of a partition, while the calling thread among them
 * asks a few times a second whether to stop, and tells how far the phase is.
 */
final class Crew implements AutoCloseable {
  private static final long REPORT_NANOS = 200_000_000;

  private final Parallel parallel;
  private final BooleanSupplier stop;
  private final TrainingListener listener;
  private final Thread caller = Thread.currentThread();
  private final AtomicLong done = new AtomicLong();
  private String phase = "";
  private double parts;
  private Supplier<List<Measure>> measures = List::of;
  private long phaseStart;
  private long reported;
  private volatile boolean stopped;
  private volatile boolean failed;

  Crew(int threads, BooleanSupplier stop, TrainingListener listener) {
    this.parallel = Parallel.of(threads);
    this.stop = stop;
    this.listener = listener;
  }

  /** One part of the work. */
  @FunctionalInterface
  interface Part<T> {
    /** Does part {@code index} with what belongs to one thread. */
    void run(int index, T bench) throws IOException;
  }

  /** Begins a phase of about so many parts, in one run or several. */
  void begin(String name, double allParts, Supplier<List<Measure>> figures) {
    phase = name;
    parts = allParts;
    measures = figures;
    done.set(0);
    phaseStart = System.nanoTime();
    reported = phaseStart;
  }

  /**
   * Does parts {@code 0 … count-1}, or fewer when it is stopped. {@code benches} makes what a
   * thread works with; those of earlier runs are used again.
   */
  <T> void run(int count, Benches<T> benches, Part<T> part) throws IOException {
    try {
      parallel.run(
          count,
          index -> {
            boolean well = false;
            try {
              if (!stopped()) {
                T bench = benches.take();
                part.run(index, bench);
                benches.give(bench);
                done.incrementAndGet();
              }
              well = true;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } finally {
              failed |= !well; // who waits for this part is to end, too
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    stopped();
  }

  /** So many parts of the phase count as done. */
  void done(long count) {
    done.set(count);
  }

  /** Whether the calling thread asks, which leads. */
  boolean leads() {
    return Thread.currentThread() == caller;
  }

  /** Whether it is to stop, or a part failed; looks and tells when the calling thread asks. */
  boolean stopped() {
    if (leads() && !stopped) {
      long now = System.nanoTime();
      stopped = stop.getAsBoolean() || caller.isInterrupted();
      if (now - reported >= REPORT_NANOS) {
        reported = now;
        report(now);
      }
    }
    return stopped || failed;
  }

  private void report(long now) {
    double fraction = Math.min(1, done.get() / Math.max(1, parts));
    double seconds = (now - phaseStart) / 1e9;
    double left = fraction > 0 ? seconds / fraction - seconds : Double.POSITIVE_INFINITY;
    listener.progress(new TrainingProgress(phase, fraction, left, measures.get()));
  }

  @Override
  public void close() {
    parallel.close();
  }

  /** What threads work with, a piece for each that works at the same time. */
  static final class Benches<T> {
    private final Supplier<T> maker;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();

    Benches(Supplier<T> maker) {
      this.maker = maker;
    }

    private T take() {
      T bench = idle.poll();
      return bench != null ? bench : maker.get();
    }

    private void give(T bench) {
      idle.add(bench);
    }
  }
}
