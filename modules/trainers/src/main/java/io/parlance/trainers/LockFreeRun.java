package io.parlance.trainers;

import io.parlance.embeddings.Embeddings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The outer loop of lock-free trainers (Niu et al. 2011, "Hogwild!"): in each epoch every thread
 * works through its part of the corpus on shared weights, while the learning rate falls linearly
 * over the whole run, and the calling thread reports.
 */
public final class LockFreeRun {
  /** The learning rate never falls below this share of the first, as in word2vec.c. */
  public static final double LEAST_SHARE = 1e-4;

  private static final long REPORT_MILLIS = 200;

  private final int threads;
  private final int epochs;
  private final long words;
  private final double alpha;
  private final TrainingListener listener;
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean stopped;
  private volatile boolean diverged;
  private DoubleAdder lossSum = new DoubleAdder();
  private LongAdder predictions = new LongAdder();
  private double loss = Double.NaN;
  private int finished;

  /** What one thread does in one epoch. */
  @FunctionalInterface
  public interface Work {
    /** Works through part {@code part} of the corpus in epoch {@code epoch}, from 0. */
    void run(int epoch, int part, Pace pace) throws IOException;
  }

  /** How a run ended. */
  public record Outcome(
      double loss,
      double seconds,
      long words,
      int epochs,
      double learningRate,
      boolean stopped,
      boolean diverged) {

    /**
     * What training came to, with these embeddings.
     *
     * @throws UntrainableException if nothing was predicted and it was not stopped before
     */
    public Trained trained(Embeddings embeddings) throws UntrainableException {
      if (Double.isNaN(loss) && !stopped) {
        throw UntrainableException.noPredictions();
      }
      return new Trained(
          embeddings,
          List.of(
              Measure.speed("words", words / Math.max(1e-9, seconds)),
              Measure.loss(loss),
              new Measure("words", words, 0)),
          Map.of(Trained.TRAIN, seconds),
          stopped);
    }
  }

  /** A run over {@code words} words an epoch, starting at learning rate {@code alpha}. */
  public LockFreeRun(int threads, int epochs, long words, double alpha, TrainingListener listener) {
    this.threads = threads;
    this.epochs = epochs;
    this.words = words;
    this.alpha = alpha;
    this.listener = listener;
  }

  /** What a working thread asks and tells. */
  public final class Pace {
    /** Whether to go on with the next sentence. */
    public boolean goesOn() {
      return !stopped && !diverged && failure.get() == null;
    }

    /** The learning rate now. */
    public float learningRate() {
      return (float) LockFreeRun.this.learningRate();
    }

    /** So many words of the corpus were read, with this sum of losses over so many predictions. */
    public void advance(int read, double losses, long count) {
      done.addAndGet(read);
      lossSum.add(losses);
      predictions.add(count);
    }

    /** A loss was not finite: all threads are to end. */
    public void diverged() {
      diverged = true;
    }
  }

  /**
   * Does all epochs, or as many as {@code stop} lets it; an interrupt stops it too. No thread works
   * any more when it returns or throws.
   *
   * @throws IOException what a thread threw
   */
  public Outcome go(Work work, BooleanSupplier stop) throws IOException {
    long start = System.nanoTime();
    for (int epoch = 0; epoch < epochs && new Pace().goesOn(); epoch++) {
      long epochStart = System.nanoTime();
      long before = done.get();
      lossSum = new DoubleAdder();
      predictions = new LongAdder();
      epoch(epoch, work, stop, start);
      double mean = meanLoss();
      loss = Double.isNaN(mean) ? loss : mean;
      if (new Pace().goesOn()) {
        finished = epoch + 1;
        double took = seconds(epochStart);
        double speed = (done.get() - before) / Math.max(1e-9, took);
        listener.epoch(
            new EpochReport(
                "epoch",
                epoch + 1,
                took,
                List.of(Measure.loss(mean), Measure.speed("words", speed))));
      }
    }
    return new Outcome(
        loss, seconds(start), done.get(), finished, learningRate(), stopped, diverged);
  }

  private void epoch(int epoch, Work work, BooleanSupplier stop, long start) throws IOException {
    List<Thread> workers = new ArrayList<>();
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
        } catch (InterruptedException e) {
          interrupted = true;
        }
        report(stop, start);
        stopped |= interrupted;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failure.get());
  }

  private void report(BooleanSupplier stop, long start) {
    try {
      stopped |= stop.getAsBoolean();
      listener.progress(progress(start));
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private void part(int epoch, int part, Work work) {
    try {
      work.run(epoch, part, new Pace());
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
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

  private double learningRate() {
    double share = 1 - (double) done.get() / Math.max(1, words * epochs);
    return alpha * Math.max(LEAST_SHARE, share);
  }

  private double meanLoss() {
    return lossSum.sum() / predictions.sum();
  }

  private TrainingProgress progress(long start) {
    long read = done.get();
    double fraction = Math.min(1, (double) read / Math.max(1, words * epochs));
    double speed = read / seconds(start);
    double left = speed > 0 ? (words * epochs - read) / speed : Double.POSITIVE_INFINITY;
    return new TrainingProgress(
        TrainingProgress.TRAINING,
        fraction,
        left,
        List.of(
            Measure.speed("words", speed),
            Measure.loss(meanLoss()),
            new Measure("lr", learningRate(), 5)));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
