package io.parlance.trainers;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.SavedState;
import io.parlance.embeddings.checkpoints.TrainingState;
import io.parlance.embeddings.io.TensorData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The outer loop of lock-free trainers (Niu et al. 2011, "Hogwild!"): in each epoch every thread
 * works through its part of the corpus on shared weights, while the calling thread reports and
 * keeps states. While one is kept the others wait between two of their steps.
 */
public final class LockFreeRun {
  private static final long REPORT_MILLIS = 200;
  private static final String EPOCH = "epoch";
  private static final String PART = "part.";

  private final int threads;
  private final int epochs;
  private final RunMeter meter;
  private final Checkpoints checkpoints;
  private final Map<String, TensorData> weights;
  private final BooleanSupplier stop;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final long[] steps; // of each part in this epoch
  private final Object gate = new Object();
  private int working; // threads that have neither ended nor wait, guarded by the gate
  private volatile boolean waiting; // threads are to wait
  private volatile boolean stopped;
  private volatile boolean diverged;

  /** What one thread does in one epoch. */
  @FunctionalInterface
  public interface Work {
    /** Works through part {@code part} of the corpus in epoch {@code epoch}, from 0. */
    void run(int epoch, int part, Pace pace) throws IOException;
  }

  /**
   * A run.
   *
   * @param weights what is learned, by name: kept, and restored before the work begins
   * @param stop asked a few times a second
   */
  public LockFreeRun(
      int threads,
      int epochs,
      RunMeter meter,
      Checkpoints checkpoints,
      Map<String, TensorData> weights,
      BooleanSupplier stop) {
    this.threads = threads;
    this.epochs = epochs;
    this.meter = meter;
    this.checkpoints = checkpoints;
    this.weights = weights;
    this.stop = stop;
    this.steps = new long[threads];
  }

  /** What a working thread asks and tells. */
  public final class Pace {
    private final int part;
    private final long passed;

    private Pace(int part) {
      this.part = part;
      this.passed = steps[part];
    }

    /** How many steps of this epoch were done by the run that this one goes on from. */
    public long passed() {
      return passed;
    }

    /** Whether to go on with the next step; may wait. */
    public boolean goesOn() {
      if (waiting) {
        await();
      }
      return LockFreeRun.this.goesOn();
    }

    /** The learning rate now. */
    public float learningRate() {
      return (float) meter.learningRate();
    }

    /**
     * A step is done: so many words were read, with this sum of losses over so many predictions.
     */
    public void advance(int read, double losses, long count) {
      steps[part]++;
      meter.advance(read, losses, count);
    }

    /** A loss was not finite: all threads are to end. */
    public void diverged() {
      diverged = true;
    }
  }

  /**
   * Does all epochs, or as many as it may; an interrupt stops it too. No thread works any more when
   * it returns or throws.
   *
   * @throws IOException what a thread threw, or if the state to go on from cannot be read
   */
  public RunOutcome go(Work work) throws IOException {
    for (int epoch = restored(); epoch < epochs && goesOn(); epoch++) {
      meter.epochBegins();
      epoch(epoch, work);
      boolean whole = goesOn();
      meter.epochEnds(epoch, whole);
      if (whole) {
        Arrays.fill(steps, 0);
      }
      if (!diverged && (stopped || (checkpoints.due(true) && epoch + 1 < epochs))) {
        keep(whole ? epoch + 1 : epoch);
      }
    }
    return meter.outcome(stopped, diverged);
  }

  private boolean goesOn() {
    return !stopped && !diverged && failure.get() == null;
  }

  /** The epoch to begin with, everything else as it was. */
  private int restored() throws IOException {
    Optional<SavedState> from = checkpoints.from();
    if (from.isEmpty()) {
      return 0;
    }
    from.get().restore(weights);
    meter.restore(from.get());
    for (int part = 0; part < threads; part++) {
      steps[part] = from.get().counter(PART + part);
    }
    return (int) from.get().counter(EPOCH);
  }

  private void keep(int epoch) {
    Map<String, String> counters = new TreeMap<>();
    meter.save(counters);
    counters.put(EPOCH, String.valueOf(epoch));
    for (int part = 0; part < threads; part++) {
      counters.put(PART + part, String.valueOf(steps[part]));
    }
    checkpoints.keep(new TrainingState(counters, weights));
  }

  private void epoch(int epoch, Work work) throws IOException {
    List<Thread> workers = new ArrayList<>();
    working = threads;
    for (int i = 0; i < threads; i++) {
      int part = i;
      Thread worker = new Thread(() -> part(epoch, part, work), "parlance-trainer-" + part);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) { // even when it is to end: until then it writes to the weights
        try {
          worker.join(REPORT_MILLIS);
          lead(epoch);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        stopped |= interrupted;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failure.get());
  }

  private void lead(int epoch) throws InterruptedException {
    try {
      stopped |= stop.getAsBoolean();
      meter.report();
      if (goesOn() && checkpoints.due(false)) {
        keepBetweenSteps(epoch);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Keeps a state while all threads wait. */
  private void keepBetweenSteps(int epoch) throws InterruptedException {
    synchronized (gate) {
      waiting = true;
      try {
        while (working > 0) {
          gate.wait();
        }
        if (goesOn()) {
          keep(epoch);
        }
      } finally {
        waiting = false;
        gate.notifyAll();
      }
    }
  }

  private void await() {
    synchronized (gate) {
      working--;
      gate.notifyAll();
      try {
        while (waiting) {
          gate.wait();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a thread of this run", e);
      } finally {
        working++;
      }
    }
  }

  private void part(int epoch, int part, Work work) {
    try {
      work.run(epoch, part, new Pace(part));
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      synchronized (gate) {
        working--;
        gate.notifyAll();
      }
    }
  }

  private static void rethrow(@Nullable Throwable e) throws IOException {
    if (e instanceof IOException io) {
      throw io;
    }
    if (e instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (e instanceof Error error) {
      throw error;
    }
  }
}
