package io.parlance.embeddings.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an examination found.
 *
 * @param file the file that was examined
 * @param format the format that it was recognised as; empty if as none
 * @param kind of a tensor file of Parlance's, what it holds
 * @param gzipped whether it is packed
 * @param bytes its size on the disk
 * @param words how many words it holds that are whole, with vectors that are; 0 if it holds none,
 *     or they cannot be told
 * @param dimension the length of a vector; 0 if that cannot be told
 * @param complaints what was found, a symptom each
 */
public record Diagnosis(
    Path file,
    Optional<EmbeddingsFormat> format,
    Optional<ModelKind> kind,
    boolean gzipped,
    long bytes,
    long words,
    long dimension,
    List<Complaint> complaints) {

  /**
   * Findings of one kind.
   *
   * @param first the first of them
   * @param total how many there are
   */
  public record Complaint(Symptom symptom, List<Finding> first, int total) {
    public Complaint {
      first = List.copyOf(first);
    }
  }

  public Diagnosis {
    complaints = List.copyOf(complaints);
  }

  /** Whether nothing is damaged. */
  public boolean sound() {
    return complaints.stream().noneMatch(complaint -> complaint.symptom().damages());
  }

  /** This, with what a reader of a higher floor complains about. */
  public Diagnosis with(ModelFormatException complaint) {
    Finding finding = complaint.finding();
    List<Complaint> more = new ArrayList<>(complaints);
    more.add(new Complaint(finding.symptom(), List.of(finding), 1));
    return new Diagnosis(file, format, kind, gzipped, bytes, words, dimension, more);
  }
}
