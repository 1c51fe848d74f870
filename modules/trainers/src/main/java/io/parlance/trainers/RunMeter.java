package io.parlance.trainers;

import io.parlance.embeddings.checkpoints.SavedState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far a run of several epochs over a corpus is: the words read, the losses, and the learning
 * rate, which falls linearly with the words. Threads may advance it at once; one leads it.
 */
public final class RunMeter {
  /** The learning rate never falls below this share of the first, as in word2vec.c. */
  public static final double LEAST_SHARE = 1e-4;

  private static final String WORDS = "words";
  private static final String LOSS = "loss";

  private final int epochs;
  private final long words;
  private final double alpha;
  private final TrainingListener listener;
  private final long start = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private long earlier; // words of an earlier run that this one goes on from
  private long epochStart = start;
  private long epochWords; // done when the epoch began
  private volatile DoubleAdder lossSum = new DoubleAdder();
  private volatile LongAdder predictions = new LongAdder();
  private double loss = Double.NaN; // of the last epoch that predicted anything
  private int finished;

  /** A run over {@code words} words an epoch, starting at learning rate {@code alpha}. */
  public RunMeter(int epochs, long words, double alpha, TrainingListener listener) {
    this.epochs = epochs;
    this.words = words;
    this.alpha = alpha;
    this.listener = listener;
  }

  /** So many words of the corpus were read, with this sum of losses over so many predictions. */
  public void advance(long read, double losses, long count) {
    done.addAndGet(read);
    lossSum.add(losses);
    predictions.add(count);
  }

  /** The learning rate now. */
  public double learningRate() {
    double share = 1 - (double) done.get() / Math.max(1, words * epochs);
    return alpha * Math.max(LEAST_SHARE, share);
  }

  /** An epoch begins. */
  public void epochBegins() {
    epochStart = System.nanoTime();
    epochWords = done.get();
    lossSum = new DoubleAdder();
    predictions = new LongAdder();
  }

  /** Epoch {@code epoch}, from 0, is over; {@code whole}: it was not cut short. */
  public void epochEnds(int epoch, boolean whole) {
    double mean = meanLoss();
    loss = Double.isNaN(mean) ? loss : mean;
    if (whole) {
      finished = epoch + 1;
      double took = seconds(epochStart);
      double speed = (done.get() - epochWords) / Math.max(1e-9, took);
      listener.epoch(
          new EpochReport(
              "epoch", epoch + 1, took, List.of(Measure.loss(mean), Measure.speed(WORDS, speed))));
    }
  }

  /** Tells the listener how far the run is. */
  public void report() {
    long read = done.get();
    double fraction = Math.min(1, (double) read / Math.max(1, words * epochs));
    double speed = (read - earlier) / Math.max(1e-9, seconds(start));
    double left = speed > 0 ? (words * epochs - read) / speed : Double.POSITIVE_INFINITY;
    listener.progress(
        new TrainingProgress(
            TrainingProgress.TRAINING,
            fraction,
            left,
            List.of(
                Measure.speed(WORDS, speed),
                Measure.loss(meanLoss()),
                new Measure("lr", learningRate(), 5))));
  }

  /** How the run ended. */
  public RunOutcome outcome(boolean stopped, boolean diverged) {
    return new RunOutcome(
        loss, seconds(start), done.get() - earlier, finished, learningRate(), stopped, diverged);
  }

  /** Adds what is needed to go on to a state's counters; nobody may advance at that time. */
  public void save(Map<String, String> counters) {
    counters.put(WORDS, String.valueOf(done.get()));
    double mean = meanLoss();
    counters.put(LOSS, String.valueOf(Double.isNaN(mean) ? loss : mean));
  }

  /** Goes on where {@link #save} was called. */
  public void restore(SavedState state) throws IOException {
    earlier = state.counter(WORDS);
    done.set(earlier);
    loss = state.real(LOSS);
  }

  private double meanLoss() {
    return lossSum.sum() / predictions.sum();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
