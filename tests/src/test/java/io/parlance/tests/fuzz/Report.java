package io.parlance.tests.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the figures of a run go. */
final class Report {
  private Report() {}

  /** Writes the table to the file that {@code parlance.fuzz.report} names, if it does. */
  static void write(String table) throws IOException {
    String name = System.getProperty("parlance.fuzz.report", "");
    if (!name.isEmpty()) {
      Files.writeString(
          Path.of(name),
          "| reader | inputs | refused | slowest, ms | largest, MB | findings |\n"
              + "| --- | --- | --- | --- | --- | --- |"
              + table);
    }
  }
}
