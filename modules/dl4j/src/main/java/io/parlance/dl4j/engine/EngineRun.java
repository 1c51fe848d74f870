package io.parlance.dl4j.engine;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Measure;
import io.parlance.trainers.Overflow;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.models.embeddings.learning.impl.elements.BatchSequences;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.jspecify.annotations.Nullable;

/**
 * A training by DL4J as our listeners and stop signals know it: DL4J works on threads of its own,
 * while the calling thread reports. Its threads lose what they throw; their learners hand it over
 * here.
 *
 * <p>DL4J first collects the predictions of a batch of sentences, and then learns them. Words count
 * as done as their predictions are learned, so that a batch of long sentences does not look like a
 * standstill.
 */
final class EngineRun {
  /** The key of provenance under which a model tells the engine that trained it. */
  static final String ENGINE = "engine";

  /**
   * Sentences whose predictions are collected at once. DL4J takes one number for these and for
   * {@link #PREDICTIONS}; hundreds of long sentences hold millions of predictions.
   */
  static final int SENTENCES = 128;

  /**
   * Predictions learned at once, by one call of native code, whose overhead is that of hundreds.
   */
  static final int PREDICTIONS = 2048;

  private static final long REPORT_MILLIS = 200;

  private final int epochs;
  private final long words; // an epoch
  private final int rounds; // how often DL4J learns a batch
  private final TrainingListener listener;
  private final Queue<EpochReport> reports = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean stopped;
  private volatile boolean diverged;
  private double alpha; // this and what follows is guarded by this
  private long read; // words whose predictions were collected
  private long batch; // those of this batch
  private long collected; // its predictions
  private long learned; // those of them that are done
  private boolean any; // prediction at all
  private long epochStart;
  private long epochWords;

  EngineRun(int epochs, long words, int rounds, double alpha, TrainingListener listener) {
    this.epochs = epochs;
    this.words = words;
    this.rounds = rounds;
    this.alpha = alpha;
    this.listener = listener;
  }

  /**
   * How a run ended.
   *
   * @param words whose predictions were learned
   */
  record Outcome(double seconds, long words, boolean stopped, boolean diverged) {

    /**
     * What training came to, with these embeddings. DL4J tells no loss.
     *
     * @param weights what the embeddings are made of
     * @throws DivergedException if it holds numbers that are not finite
     */
    Trained trained(Embeddings embeddings, RowMatrix... weights) throws DivergedException {
      boolean overflowed = diverged;
      for (RowMatrix matrix : weights) {
        overflowed |= Overflow.zeroed(matrix);
      }
      if (overflowed) {
        throw new DivergedException(
            "training diverged: a vector holds what is not a finite number; lower --alpha",
            embeddings);
      }
      return new Trained(
          embeddings,
          List.of(
              Measure.speed("words", words / Math.max(1e-9, seconds)),
              new Measure("words", words, 0)),
          Map.of(Trained.TRAIN, seconds),
          stopped);
    }
  }

  /** Whether to go on. */
  boolean goesOn() {
    return !stopped && !diverged && failure.get() == null;
  }

  /** What a thread of DL4J threw, which ends the run. */
  void failed(Throwable e) {
    failure.compareAndSet(null, e);
  }

  /** A number was not finite, which ends the run. */
  void diverged() {
    diverged = true;
  }

  /**
   * Has a learner of DL4J collect the predictions of a sentence.
   *
   * @param sentence how many words of it count
   */
  void collect(
      int sentence,
      BatchSequences<VocabWord> predictions,
      double learningRate,
      Runnable collecting) {
    if (goesOn()) {
      try {
        collecting.run();
        collected(sentence, predictions.size(), learningRate);
      } catch (RuntimeException | Error e) {
        failed(e);
      }
    }
  }

  /** Has a learner of DL4J learn so many of them. */
  void learn(int predictions, Runnable learning) {
    if (goesOn()) {
      try {
        learning.run();
        learned(predictions);
      } catch (RuntimeException | Error e) {
        failed(e);
      }
    }
  }

  private synchronized void collected(int sentence, int predictions, double learningRate) {
    if (learned > 0 || predictions < collected) {
      batch = 0; // the one before is over
      learned = 0;
    }
    read += sentence;
    batch += sentence;
    collected = predictions;
    alpha = learningRate;
    any |= predictions > 0;
  }

  private synchronized void learned(int predictions) {
    learned += predictions;
  }

  /** An epoch is over. */
  synchronized void epoch(int number) {
    double seconds = seconds(epochStart);
    double speed = (read - epochWords) / Math.max(1e-9, seconds);
    reports.add(new EpochReport("epoch", number, seconds, List.of(Measure.speed("words", speed))));
    epochStart = System.nanoTime();
    epochWords = read;
  }

  /**
   * Has DL4J train, until it is over or {@code stop} says true; an interrupt stops it too.
   *
   * @throws IOException what reading the corpus threw
   * @throws UntrainableException if there was nothing to predict
   */
  Outcome go(Runnable fit, BooleanSupplier stop) throws IOException, UntrainableException {
    long start = System.nanoTime();
    Thread worker = new Thread(new Losses(), () -> fit(fit), "parlance-dl4j");
    worker.setDaemon(true);
    worker.start();
    boolean interrupted = false;
    while (worker.isAlive()) { // even when it is to end: until then it writes to the weights
      try {
        worker.join(REPORT_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      report(stop, start);
      stopped |= interrupted;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failure.get());
    return outcome(seconds(start));
  }

  private synchronized Outcome outcome(double seconds) throws UntrainableException {
    if (goesOn() && read < words * epochs) {
      throw new IllegalStateException(
          "DL4J ended after " + read + " of " + words * epochs + " words, and did not say why");
    }
    if (goesOn() && !any) {
      throw UntrainableException.noPredictions();
    }
    return new Outcome(seconds, done(), stopped, diverged);
  }

  /** The threads that DL4J starts, which would print what they throw, and else lose it. */
  private final class Losses extends ThreadGroup {
    Losses() {
      super("parlance-dl4j");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
      failed(e);
    }
  }

  private void fit(Runnable fit) {
    synchronized (this) {
      epochStart = System.nanoTime();
    }
    try {
      fit.run();
    } catch (CancellationException e) {
      if (goesOn()) { // it is not that the run was to end
        failed(e);
      }
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  private void report(BooleanSupplier stop, long start) {
    try {
      stopped |= stop.getAsBoolean();
      for (EpochReport report = reports.poll(); report != null; report = reports.poll()) {
        listener.epoch(report);
      }
      listener.progress(progress(start));
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  private synchronized TrainingProgress progress(long start) {
    long done = done();
    double fraction = Math.min(1, (double) done / Math.max(1, words * epochs));
    double speed = done / seconds(start);
    double left = speed > 0 ? (words * epochs - done) / speed : Double.POSITIVE_INFINITY;
    return new TrainingProgress(
        TrainingProgress.TRAINING,
        fraction,
        left,
        List.of(Measure.speed("words", speed), new Measure("lr", alpha, 5)));
  }

  private synchronized long done() {
    double left = collected == 0 ? 0 : Math.max(0, 1 - (double) learned / (collected * rounds));
    return read - (long) (batch * left);
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

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
