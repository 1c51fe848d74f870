package io.parlance.embeddings.io;

import java.nio.file.Path;
import java.util.List;

/**
 * What a repair saved.
 *
 * @param files the files written
 * @param words how many words they hold; 0 of a model without
 * @param notes what was left out, and what else is to be known, a line each
 */
public record RepairReport(List<Path> files, long words, List<String> notes) {
  public RepairReport {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
