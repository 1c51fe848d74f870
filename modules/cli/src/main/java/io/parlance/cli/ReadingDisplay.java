package io.parlance.cli;

import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Draws how far reading the texts has come, on a terminal; elsewhere a line every 30 seconds. */
final class ReadingDisplay implements EncodingListener {
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PLAIN_LINE = TimeUnit.SECONDS.toNanos(30);
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Streams streams;
  private long last = System.nanoTime();
  private boolean drawn;

  ReadingDisplay(Streams streams) {
    this.streams = streams;
  }

  @Override
  public synchronized void progress(EncodingProgress progress) {
    long now = System.nanoTime();
    if (now - last < (streams.terminal() ? REDRAW : PLAIN_LINE)) {
      return;
    }
    last = now;
    String line =
        String.format(
            Locale.ROOT,
            "reading%s  %,d words  %.1f MB/s",
            progress.totalBytes().isPresent()
                ? String.format(Locale.ROOT, " %.0f%%", 100 * progress.fraction())
                : "",
            progress.tokens(),
            progress.bytes() / 1e6 / Math.max(1e-3, progress.seconds()));
    if (streams.terminal()) {
      streams.err().print(ERASE_LINE + line);
      streams.err().flush();
      drawn = true;
    } else {
      streams.err().println(line);
    }
  }

  synchronized void clear() {
    if (drawn) {
      streams.err().print(ERASE_LINE);
      streams.err().flush();
      drawn = false;
    }
  }
}
