package io.parlance.tests.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Gives inputs to one target and holds what it does to what is promised of every reader. */
final class Campaign {
  private static final long MOST_NANOS = 10_000_000_000L; // a second, on a machine that is busy
  private static final long FREE_BYTES = 16 << 20; // buffers of fixed size
  private static final long BYTES_A_BYTE = 256; // objects for the words and numbers of a file
  private static final int MOST_FAILURES = 20;

  private final FuzzTarget target;
  private final Path folder;
  private final List<String> failures = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private int inputs;
  private int refused;
  private long slowest;
  private long largest;

  Campaign(FuzzTarget target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * Runs inputs; a target that does not come back ends the run.
   *
   * @param truncations at most so many of them are tried, evenly spread
   * @param drawn how many inputs are drawn after the truncations
   */
  Campaign run(long seed, int truncations, int drawn) throws InterruptedException {
    Thread worker = new Thread(() -> inputs(seed, truncations, drawn), "fuzz");
    worker.setDaemon(true);
    worker.start();
    while (worker.isAlive()) {
      int before = inputs;
      worker.join(MOST_NANOS / 1_000_000);
      if (worker.isAlive() && inputs == before) {
        StringBuilder where = new StringBuilder();
        for (StackTraceElement element : worker.getStackTrace()) {
          where.append("\n    ").append(element);
        }
        failures.add(target.name() + ": input " + inputs + " does not end" + where);
        return this;
      }
    }
    return this;
  }

  private void inputs(long seed, int truncations, int drawn) {
    input(-1, target.seeds().get(0));
    if (refused > 0) {
      failures.add(target.name() + ": refuses a file that is sound");
    }
    Mutator mutator = new Mutator(target.seeds(), target.sealed(), seed);
    int step = Math.max(1, mutator.truncations() / truncations);
    for (int number = 0; number < mutator.truncations(); number += step) {
      input(number, mutator.input(number));
    }
    for (int i = 0; i < drawn; i++) {
      int number = mutator.truncations() + i;
      input(number, mutator.drawn(number));
    }
  }

  private void input(int number, byte[] bytes) {
    if (failures.size() >= MOST_FAILURES) {
      return;
    }
    Path file = folder.resolve("input" + target.ending());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try {
      Files.write(file, bytes);
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      try {
        target.reader().read(file);
      } catch (IOException e) {
        refused++;
        checkMessage(number, bytes, e);
      }
      long nanos = System.nanoTime() - start;
      slowest = Math.max(slowest, nanos);
      if (nanos > MOST_NANOS) {
        fail(number, bytes, "took " + nanos / 1_000_000 + " ms", "slow");
      }
      long used = threads.getCurrentThreadAllocatedBytes() - allocated;
      if (target.measured()) {
        largest = Math.max(largest, used);
        if (used > FREE_BYTES + BYTES_A_BYTE * unpacked(bytes)) {
          fail(number, bytes, "allocated " + used + " bytes for " + unpacked(bytes), "memory");
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(number, bytes, e.toString(), e instanceof AssertionError ? e.toString() : place(e));
    }
    inputs++;
  }

  private void checkMessage(int number, byte[] bytes, IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("\n") || !message.contains(folder.toString())) {
      fail(
          number,
          bytes,
          "a message of more than a line, or without the file: " + e,
          e.getClass().getName() + place(e));
    }
  }

  private static String place(Throwable e) {
    for (StackTraceElement element : e.getStackTrace()) {
      if (element.getClassName().startsWith("io.parlance.")) {
        return e.getClass().getName() + " " + element;
      }
    }
    return e.getClass().getName();
  }

  /** How much a file holds, where it is packed. */
  private static long unpacked(byte[] bytes) throws IOException {
    long size = bytes.length;
    if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        size += in.transferTo(java.io.OutputStream.nullOutputStream());
      } catch (EOFException | ZipException e) {
        return size + 64L * bytes.length;
      }
    }
    return size;
  }

  private void fail(int number, byte[] bytes, String what, String place) {
    if (known.add(place)) {
      String kept = keep(number, bytes);
      failures.add(target.name() + ": input " + number + ": " + what + "\n    at " + place + kept);
    }
  }

  /** Keeps an input that is to be looked at, where a folder is named for them. */
  private String keep(int number, byte[] bytes) {
    String kept = System.getProperty("parlance.fuzz.keep", "");
    if (kept.isEmpty()) {
      return "";
    }
    Path file =
        Path.of(kept).resolve(target.name().replace(' ', '-') + "-" + number + target.ending());
    try {
      Files.createDirectories(Path.of(kept));
      Files.write(file, bytes);
      return "\n    kept as " + file;
    } catch (IOException e) {
      return "\n    not kept: " + e;
    }
  }

  /** What was not as promised; each place once. */
  List<String> failures() {
    return failures;
  }

  /** How many inputs were tried. */
  int inputs() {
    return inputs;
  }

  /** The run in one line of a table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %.0f | %s | %d |",
        target.name(),
        inputs,
        refused,
        slowest / 1e6,
        target.measured() ? String.format(Locale.ROOT, "%.1f", largest / 1048576.0) : "-",
        failures.size());
  }
}
