package io.parlance.cli;

import io.parlance.trainers.EpochReport;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Draws training's progress: a bar on a terminal, elsewhere a plain line every 30 seconds. */
final class ProgressDisplay implements TrainingListener {
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PLAIN_LINE = TimeUnit.SECONDS.toNanos(30);
  private static final int CELLS = 20;
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[0m";

  private final Streams streams;
  private final LongSupplier nanos;
  private final TerminalLine line;
  private long last;

  ProgressDisplay(Streams streams) {
    this(streams, System::nanoTime);
  }

  ProgressDisplay(Streams streams, LongSupplier nanos) {
    this.streams = streams;
    this.nanos = nanos;
    this.line = new TerminalLine(streams);
    this.last = nanos.getAsLong() - (streams.terminal() ? REDRAW : 0);
  }

  @Override
  public synchronized void progress(TrainingProgress progress) {
    long now = nanos.getAsLong();
    if (now - last < (streams.terminal() ? REDRAW : PLAIN_LINE)) {
      return;
    }
    last = now;
    String percent = Math.round(100 * progress.fraction()) + "%";
    String pace = String.format(Locale.ROOT, "  %,.0f words/s", progress.wordsPerSecond());
    boolean measured = Double.isFinite(progress.loss()); // in the first moments nothing is
    String loss = measured ? String.format(Locale.ROOT, "  loss %.4f", progress.loss()) : "";
    String rate = String.format(Locale.ROOT, "  lr %.5f", progress.learningRate());
    String left = "  left " + (measured ? clock(progress.secondsLeft()) : "?");
    if (streams.terminal()) {
      String wide = bar(progress.fraction(), CELLS) + " " + percent;
      String narrow = bar(progress.fraction(), CELLS / 2) + " " + percent;
      line.draw(
          List.of(
              wide + pace + loss + rate + left,
              narrow + pace + loss + rate + left,
              narrow + pace + loss + left,
              percent + pace + loss + left,
              percent + pace + left,
              percent + left,
              percent));
    } else {
      streams.err().println("training " + percent + pace + loss + rate + left);
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
    line.clear();
  }

  private String bar(double fraction, int cells) {
    int full = (int) Math.max(0, Math.min(cells, Math.round(fraction * cells)));
    String marks = "#".repeat(full);
    String filled = streams.color() ? GREEN + marks + PLAIN : marks;
    return "[" + filled + ".".repeat(cells - full) + "]";
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
