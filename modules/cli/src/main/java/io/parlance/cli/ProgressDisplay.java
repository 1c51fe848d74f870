package io.parlance.cli;

import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Measure;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import java.util.ArrayList;
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
  private final boolean epochs;
  private final LongSupplier nanos;
  private final TerminalLine line;
  private long last;

  ProgressDisplay(Streams streams, boolean epochs) {
    this(streams, epochs, System::nanoTime);
  }

  /** Draws bars; and where {@code epochs}, a line for each epoch. */
  ProgressDisplay(Streams streams, boolean epochs, LongSupplier nanos) {
    this.streams = streams;
    this.epochs = epochs;
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
    List<String> figures = figures(progress.measures());
    // in the first moments not all is measured, and nothing is foretold
    boolean measured = figures.size() == progress.measures().size();
    String left = "  left " + (measured ? clock(progress.secondsLeft()) : "?");
    if (streams.terminal()) {
      line.draw(shorter(progress, percent, figures, left));
    } else {
      streams.err().println(progress.phase() + " " + percent + String.join("", figures) + left);
    }
  }

  @Override
  public synchronized void epoch(EpochReport report) {
    if (!epochs) {
      return;
    }
    clear();
    streams
        .err()
        .printf(
            Locale.ROOT,
            "%s %d%s%n",
            report.unit(),
            report.number(),
            String.join("", figures(report.measures())));
  }

  private static List<String> figures(List<Measure> measures) {
    return measures.stream()
        .filter(measure -> Double.isFinite(measure.value()))
        .map(measure -> "  " + measure)
        .toList();
  }

  /** Takes the bar away, so that a line can be printed in its place. */
  synchronized void clear() {
    line.clear();
  }

  /** Prints a line in place of the bar, which the next progress draws below. */
  synchronized void say(String text) {
    clear();
    streams.err().println(text);
  }

  /** The same in ever fewer characters: a shorter bar, fewer figures, no bar. */
  private List<String> shorter(
      TrainingProgress progress, String percent, List<String> figures, String left) {
    String phase = progress.phase().equals(TrainingProgress.TRAINING) ? "" : progress.phase() + " ";
    String wide = phase + bar(progress.fraction(), CELLS) + " " + percent;
    String narrow = phase + bar(progress.fraction(), CELLS / 2) + " " + percent;
    List<String> lines = new ArrayList<>();
    lines.add(wide + String.join("", figures) + left);
    lines.add(narrow + String.join("", figures) + left);
    for (int kept = figures.size() - 1; kept >= 2; kept--) {
      lines.add(narrow + String.join("", figures.subList(0, kept)) + left);
    }
    for (int kept = Math.min(2, figures.size()); kept > 0; kept--) {
      lines.add(percent + String.join("", figures.subList(0, kept)) + left);
    }
    lines.add(percent + left);
    lines.add(percent);
    return lines;
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
