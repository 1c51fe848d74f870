package io.parlance.cli;

import io.parlance.trainers.EpochReport;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Draws training's progress: a bar on a terminal, elsewhere a plain line every 30 seconds. */
final class ProgressDisplay implements TrainingListener {
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PLAIN_LINE = TimeUnit.SECONDS.toNanos(30);
  private static final int CELLS = 20;
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[0m";

  private final Streams streams;
  private final LongSupplier nanos;
  private long last;
  private boolean drawn;

  ProgressDisplay(Streams streams) {
    this(streams, System::nanoTime);
  }

  ProgressDisplay(Streams streams, LongSupplier nanos) {
    this.streams = streams;
    this.nanos = nanos;
    this.last = nanos.getAsLong() - (streams.terminal() ? REDRAW : 0);
  }

  @Override
  public synchronized void progress(TrainingProgress progress) {
    long now = nanos.getAsLong();
    if (now - last < (streams.terminal() ? REDRAW : PLAIN_LINE)) {
      return;
    }
    last = now;
    String figures =
        String.format(
            Locale.ROOT,
            "%,.0f words/s  loss %.4f  lr %.5f  left %s",
            progress.wordsPerSecond(),
            progress.loss(),
            progress.learningRate(),
            clock(progress.secondsLeft()));
    long percent = Math.round(100 * progress.fraction());
    if (streams.terminal()) {
      streams.err().print(ERASE_LINE + bar(progress.fraction()) + " " + percent + "%  " + figures);
      streams.err().flush();
      drawn = true;
    } else {
      streams.err().println("training " + percent + "%  " + figures);
    }
  }

  @Override
  public synchronized void epoch(EpochReport report) {
    clear();
    streams
        .err()
        .printf(
            Locale.ROOT,
            "epoch %d  loss %.4f  %,.0f words/s%n",
            report.epoch(),
            report.loss(),
            report.words() / Math.max(1e-9, report.seconds()));
  }

  /** Takes the bar away, so that a line can be printed in its place. */
  synchronized void clear() {
    if (drawn) {
      streams.err().print(ERASE_LINE);
      streams.err().flush();
      drawn = false;
    }
  }

  private String bar(double fraction) {
    int full = (int) Math.max(0, Math.min(CELLS, Math.round(fraction * CELLS)));
    String cells = "#".repeat(full);
    String filled = streams.color() ? GREEN + cells + PLAIN : cells;
    return "[" + filled + ".".repeat(CELLS - full) + "]";
  }

  /** Seconds as {@code 1:02:03} or {@code 2:03}; {@code ?} where unknown. */
  static String clock(double seconds) {
    if (!(seconds >= 0 && seconds < TimeUnit.DAYS.toSeconds(1000))) {
      return "?";
    }
    long whole = Math.round(seconds);
    long hours = whole / 3600;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
