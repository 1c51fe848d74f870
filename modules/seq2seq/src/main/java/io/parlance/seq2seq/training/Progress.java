package io.parlance.seq2seq.training;

import io.parlance.seq2seq.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a training is, and what was measured on the way. */
final class Progress {
  private static final String MEASUREMENT = "measurement.";
  private static final int EPOCH_END = 20;

  private final TrainingOptions options;
  private final long tokensAnEpoch;
  private final List<Measurement> measurements = new ArrayList<>();
  private int epoch;
  private int batch;
  private long steps;
  private long tokens;
  private double seconds;
  private double lossSum; // since the last measurement
  private long lossTokens;
  private double best = Double.POSITIVE_INFINITY;
  private int sinceBest;
  private long runTokens; // of this run, for its pace
  private double runSeconds;

  Progress(TrainingOptions options, long tokensAnEpoch) {
    this.options = options;
    this.tokensAnEpoch = tokensAnEpoch;
  }

  /** From 0. */
  int epoch() {
    return epoch;
  }

  /** The next batch of the epoch. */
  int batch() {
    return batch;
  }

  long steps() {
    return steps;
  }

  void step(int batchTokens, double loss, double spent) {
    batch++;
    steps++;
    tokens += batchTokens;
    seconds += spent;
    lossSum += loss;
    lossTokens += batchTokens;
    runTokens += batchTokens;
    runSeconds += spent;
  }

  void nextEpoch() {
    epoch++;
    batch = 0;
  }

  boolean isOver() {
    return epoch >= options.epochs() || seconds >= limit() || isNoBetter();
  }

  private boolean isNoBetter() {
    return options.patience() > 0 && sinceBest >= options.patience();
  }

  private double limit() {
    return 60 * options.minutes().orElse(Double.POSITIVE_INFINITY);
  }

  /** The share of the whole that is done. */
  double fraction() {
    double all = (double) tokensAnEpoch * options.epochs();
    return Math.min(1, Math.max(tokens / all, seconds / limit()));
  }

  /**
   * Whether enough was learned since the last measurement; at the end of an epoch, a twentieth of
   * the usual is.
   */
  boolean isMeasureDue(boolean epochEnds) {
    return lossTokens >= options.measureEvery() / (epochEnds ? EPOCH_END : 1);
  }

  /** Whether nothing was learned since the last measurement. */
  boolean isMeasured() {
    return lossTokens == 0 && !measurements.isEmpty();
  }

  /** Notes a measurement; whether it is the best so far. */
  boolean measured(double perplexity, double rate) {
    double loss = lossTokens == 0 ? Double.NaN : lossSum / lossTokens;
    measurements.add(new Measurement(tokens, seconds, loss, perplexity, rate));
    lossSum = 0;
    lossTokens = 0;
    boolean isBest = perplexity < best;
    best = Math.min(best, perplexity);
    sinceBest = isBest ? 0 : sinceBest + 1;
    return isBest;
  }

  Measurement last() {
    return measurements.get(measurements.size() - 1);
  }

  TrainingPace pace() {
    double fraction = fraction();
    double left = fraction > 0 ? seconds / fraction * (1 - fraction) : Double.POSITIVE_INFINITY;
    double loss = lossTokens == 0 ? last().loss() : lossSum / lossTokens;
    return new TrainingPace(epoch + 1, fraction, left, tokens, runTokens / runSeconds, loss);
  }

  TrainedChat result(Weights weights, boolean told) {
    TrainedChat.Ending ending =
        isNoBetter()
            ? TrainedChat.Ending.NO_BETTER
            : told ? TrainedChat.Ending.STOPPED : TrainedChat.Ending.DONE;
    return new TrainedChat(weights, measurements, tokens, seconds, ending);
  }

  /** All of it, to go on from. */
  SortedMap<String, String> state() {
    SortedMap<String, String> state = new TreeMap<>();
    state.put("epoch", Integer.toString(epoch));
    state.put("batch", Integer.toString(batch));
    state.put("steps", Long.toString(steps));
    state.put("tokens", Long.toString(tokens));
    state.put("seconds", Double.toString(seconds));
    state.put("loss.sum", Double.toString(lossSum));
    state.put("loss.tokens", Long.toString(lossTokens));
    state.put("best", Double.toString(best));
    state.put("since.best", Integer.toString(sinceBest));
    state.put("measurements", Integer.toString(measurements.size()));
    for (int i = 0; i < measurements.size(); i++) {
      Measurement m = measurements.get(i);
      state.put(
          MEASUREMENT + i,
          m.tokens() + " " + m.seconds() + " " + m.loss() + " " + m.perplexity() + " " + m.rate());
    }
    return state;
  }

  /**
   * Takes what {@link #state} gave.
   *
   * @throws IllegalArgumentException if an entry is missing or no number
   */
  void restore(Map<String, String> state) {
    epoch = Integer.parseInt(entry(state, "epoch"));
    batch = Integer.parseInt(entry(state, "batch"));
    steps = Long.parseLong(entry(state, "steps"));
    tokens = Long.parseLong(entry(state, "tokens"));
    seconds = Double.parseDouble(entry(state, "seconds"));
    lossSum = Double.parseDouble(entry(state, "loss.sum"));
    lossTokens = Long.parseLong(entry(state, "loss.tokens"));
    best = Double.parseDouble(entry(state, "best"));
    sinceBest = Integer.parseInt(entry(state, "since.best"));
    int count = Integer.parseInt(entry(state, "measurements"));
    for (int i = 0; i < count; i++) {
      String[] fields = entry(state, MEASUREMENT + i).split(" ", -1);
      if (fields.length != 5) {
        throw new IllegalArgumentException("measurement " + i + " has no five numbers");
      }
      measurements.add(
          new Measurement(
              Long.parseLong(fields[0]),
              Double.parseDouble(fields[1]),
              Double.parseDouble(fields[2]),
              Double.parseDouble(fields[3]),
              Double.parseDouble(fields[4])));
    }
  }

  /** An entry of a state that must be there. */
  static String entry(Map<String, String> state, String name) {
    String value = state.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the checkpoint does not tell " + name);
    }
    return value;
  }
}
