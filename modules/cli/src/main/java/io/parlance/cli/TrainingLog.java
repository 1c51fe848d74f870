package io.parlance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.embeddings.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chat training's log, a CSV file beside the model. Each line is written at once, so that whoever
 * watches the file sees it, and a killed training leaves all of them.
 */
final class TrainingLog {
  private final Path path;
  private final List<LogRow> rows;

  private TrainingLog(Path path, List<LogRow> rows) {
    this.path = path;
    this.rows = rows;
  }

  /** A new log, in place of any other. */
  static TrainingLog begin(Path path) throws IOException {
    return of(path, new ArrayList<>());
  }

  /**
   * The log that a training left which goes on after {@code tokens}; what it logged beyond that it
   * will learn and log again. Lines that are none, as one cut off, are passed over.
   */
  static TrainingLog resume(Path path, long tokens) throws IOException {
    List<LogRow> rows = new ArrayList<>();
    if (Files.isRegularFile(path)) {
      for (String line : Files.readAllLines(path, UTF_8)) {
        parsed(line).filter(row -> row.tokens() <= tokens).ifPresent(rows::add);
      }
    }
    return of(path, rows);
  }

  private static Optional<LogRow> parsed(String line) {
    try {
      return line.equals(LogRow.HEADER) ? Optional.empty() : Optional.of(LogRow.parse(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TrainingLog of(Path path, List<LogRow> rows) throws IOException {
    AtomicFile.write(
        path,
        out -> {
          out.write((LogRow.HEADER + "\n").getBytes(UTF_8));
          for (LogRow row : rows) {
            out.write((row.line() + "\n").getBytes(UTF_8));
          }
        });
    return new TrainingLog(path, rows);
  }

  void add(LogRow row) throws IOException {
    rows.add(row);
    Files.writeString(path, row.line() + "\n", UTF_8, StandardOpenOption.APPEND);
  }

  Path path() {
    return path;
  }

  /** All lines so far. */
  List<LogRow> rows() {
    return List.copyOf(rows);
  }
}
