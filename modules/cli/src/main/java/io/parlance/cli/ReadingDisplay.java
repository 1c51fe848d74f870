package io.parlance.cli;

import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingProgress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Draws how far reading the texts has come, on a terminal; elsewhere a line every 30 seconds. */
final class ReadingDisplay implements EncodingListener {
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PLAIN_LINE = TimeUnit.SECONDS.toNanos(30);

  private final Streams streams;
  private final TerminalLine terminal;
  private long last = System.nanoTime();

  ReadingDisplay(Streams streams) {
    this.streams = streams;
    this.terminal = new TerminalLine(streams);
  }

  @Override
  public synchronized void progress(EncodingProgress progress) {
    long now = System.nanoTime();
    if (now - last < (streams.terminal() ? REDRAW : PLAIN_LINE)) {
      return;
    }
    last = now;
    String read =
        "reading"
            + (progress.totalBytes().isPresent()
                ? String.format(Locale.ROOT, " %.0f%%", 100 * progress.fraction())
                : "");
    String words = String.format(Locale.ROOT, "  %,d words", progress.tokens());
    String pace =
        String.format(
            Locale.ROOT,
            "  %.1f MB/s",
            progress.bytes() / 1e6 / Math.max(1e-3, progress.seconds()));
    if (streams.terminal()) {
      terminal.draw(List.of(read + words + pace, read + words, read));
    } else {
      streams.err().println(read + words + pace);
    }
  }

  synchronized void clear() {
    terminal.clear();
  }
}
