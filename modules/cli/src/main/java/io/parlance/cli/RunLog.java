package io.parlance.cli;

import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.io.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that differs between equal runs, and so does not stand in the model's file: when a run began
 * and ended, what it took, what it went on from. A JSON file beside the model, as {@code
 * chat.log.json} beside {@code chat.safetensors}, written whole whenever something is saved. It
 * also tells what training the model's file is of, and whether it is done.
 */
final class RunLog {
  private static final String FINISHED = "finished";
  private static final String OUTPUT = "output";
  private static final String BYTES = "bytes";
  private static final String SHA256 = "sha256";
  private static final String FINGERPRINT = "fingerprint";
  private static final String RUNS = "runs";
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final Path output;
  private final Fingerprint fingerprint;
  private final List<Object> earlier = new ArrayList<>(); // runs of this training
  private final Map<String, Object> run = new LinkedHashMap<>();
  private final List<String> from = new ArrayList<>();
  private int checkpoints;

  /** The log of a run that began at this {@link System#nanoTime}. */
  RunLog(Path output, Fingerprint fingerprint, int threads, long begun) {
    this.path = path(output);
    this.output = output;
    this.fingerprint = fingerprint;
    run.put("begun", told(Instant.now().minusNanos(System.nanoTime() - begun)));
    run.put("version", Version.current());
    run.put("threads", threads);
    run.put("from", from);
  }

  static Path path(Path output) {
    return OutputFolder.beside(output, ".log.json");
  }

  private static String now() {
    return told(Instant.now());
  }

  private static String told(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** This run goes on from a state of a run that the log beside the model may tell of. */
  synchronized void goesOnFrom(String state) {
    from.add(state);
    if (earlier.isEmpty()) {
      read(path)
          .filter(log -> fingerprint(log).equals(fingerprint))
          .map(log -> log.get(RUNS))
          .ifPresent(
              runs -> {
                if (runs instanceof Collection<?> told) {
                  earlier.addAll(told);
                }
              });
    }
  }

  /** A checkpoint was kept. */
  synchronized void kept() throws IOException {
    checkpoints++;
    run.put("last-checkpoint", now());
    write(false);
  }

  /**
   * The model was saved.
   *
   * @param ending why: {@code finished} or {@code interrupted}
   * @param phases seconds of each
   */
  synchronized void ended(String ending, Map<String, Double> phases, double seconds)
      throws IOException {
    run.put("ended", now());
    run.put("ending", ending);
    run.put("seconds", rounded(seconds));
    Map<String, Object> spent = new LinkedHashMap<>();
    phases.forEach((phase, time) -> spent.put(phase, rounded(time)));
    run.put("phases", spent);
    run.put("peak-memory-bytes", PeakMemory.bytes());
    write(ending.equals(FINISHED));
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  private void write(boolean finished) throws IOException {
    run.put("checkpoints", checkpoints);
    Map<String, Object> log = new LinkedHashMap<>();
    log.put(FINISHED, finished);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("path", output.toAbsolutePath().normalize().toString());
    if (finished) {
      told.put(BYTES, Files.size(output));
      told.put(SHA256, sha256(output));
    }
    log.put(OUTPUT, told);
    log.put(FINGERPRINT, fingerprint.entries());
    List<Object> runs = new ArrayList<>(earlier);
    runs.add(run);
    log.put(RUNS, runs);
    AtomicFile.write(path, out -> JsonTree.write(log, out));
  }

  /**
   * What training made the output; empty where it is not known to be done, or the output is not the
   * file that it left.
   */
  static Optional<Fingerprint> finished(Path output) throws IOException {
    Optional<Map<?, ?>> log = read(path(output));
    if (log.isEmpty()
        || !Boolean.TRUE.equals(log.get().get(FINISHED))
        || !(log.get().get(OUTPUT) instanceof Map<?, ?> told)
        || !Files.isRegularFile(output)
        || !(told.get(BYTES) instanceof Number bytes)
        || bytes.longValue() != Files.size(output)
        || !sha256(output).equals(told.get(SHA256))) {
      return Optional.empty();
    }
    return Optional.of(fingerprint(log.get()));
  }

  /** A log that cannot be read tells nothing, and is replaced by the next one. */
  private static Optional<Map<?, ?>> read(Path path) {
    try {
      return Files.isRegularFile(path) ? Optional.of(JsonTree.read(path)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Fingerprint fingerprint(Map<?, ?> log) {
    Map<String, String> entries = new TreeMap<>();
    if (log.get(FINGERPRINT) instanceof Map<?, ?> told) {
      told.forEach((name, value) -> entries.put(String.valueOf(name), String.valueOf(value)));
    }
    return Fingerprint.of(entries);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
