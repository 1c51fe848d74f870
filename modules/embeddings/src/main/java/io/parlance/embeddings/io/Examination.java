package io.parlance.embeddings.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The examination of a file of any {@link EmbeddingsFormat} or {@link ModelKind}, which may be
 * damaged. Where a reader stops at the first complaint, an examination goes on as far as the format
 * lets it; after it, what is whole can be saved.
 *
 * <p>Files are streamed: what is held is a block of the file, the words, and a bit or two a row,
 * whatever the size of the file. (Only the repair of a fastText model holds its matrices.)
 */
public final class Examination {
  private final Path path;
  private final Diagnosis diagnosis;
  private final Optional<Checkup> checkup;

  private Examination(Path path, Diagnosis diagnosis, Optional<Checkup> checkup) {
    this.path = path;
    this.diagnosis = diagnosis;
    this.checkup = checkup;
  }

  /**
   * Examines a file.
   *
   * @throws IOException if it is not there or the system fails; damage is no failure
   */
  public static Examination of(Path path) throws IOException {
    Findings findings = new Findings();
    Optional<Checkup> checkup = Optional.empty();
    Optional<EmbeddingsFormat> format = Optional.empty();
    boolean gzipped = false;
    try {
      Recognition.Finding finding;
      try (ByteInput in = ByteInput.open(path, "a model's file")) {
        gzipped = in.gzipped();
        finding = Recognition.roughly(in);
        try {
          Recognition.of(in);
        } catch (ModelFormatException e) {
          findings.add(e); // what a reader says of it
        }
      }
      format = Optional.of(finding.format());
      Checkup found = checkup(path, finding);
      found.examine(findings);
      checkup = Optional.of(found);
    } catch (ModelFormatException e) {
      findings.add(e);
    }
    Diagnosis diagnosis =
        new Diagnosis(
            path,
            format,
            checkup.flatMap(
                found ->
                    found instanceof TensorCheckup tensors ? tensors.kind() : Optional.empty()),
            gzipped,
            Files.size(path),
            checkup.map(Checkup::words).orElse(0L),
            checkup.map(Checkup::dimension).orElse(0L),
            findings.complaints());
    return new Examination(path, diagnosis, checkup);
  }

  /**
   * Holds what a repair wrote to what is asked of any file: a header that is damaged may say what
   * no repair can know to be wrong.
   */
  static void checkSaved(Path written, EmbeddingsFormat format) throws IOException {
    Diagnosis diagnosis = of(written).diagnosis();
    if (!diagnosis.sound() || diagnosis.format().filter(found -> found == format).isEmpty()) {
      String reason =
          diagnosis.complaints().stream()
              .filter(complaint -> complaint.symptom().damages())
              .map(complaint -> complaint.first().get(0).line())
              .findFirst()
              .orElse("it would be taken for another format");
      throw new ModelFormatException("nothing can be saved that is sound: " + reason);
    }
  }

  private static Checkup checkup(Path path, Recognition.Finding finding) {
    return switch (finding.format()) {
      case SAFETENSORS -> new TensorCheckup(path);
      case FASTTEXT_BINARY -> new FastTextCheckup(path);
      case DL4J -> new ArchiveCheckup(path);
      case WORD2VEC_BINARY, WORD2VEC_TEXT, GLOVE, TENSORBOARD ->
          new RowsCheckup(path, finding.format(), finding.dimension());
    };
  }

  /** What was found. */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /**
   * Writes what is whole, in the same format, gzipped if the name ends in {@code .gz}; {@code out}
   * holds its old content until the new is whole.
   *
   * @throws ModelFormatException if nothing can be saved
   * @throws IOException also if {@code out} is the file itself
   */
  public RepairReport repair(Path out) throws IOException {
    if (Files.exists(out) && Files.isSameFile(path, out)) {
      throw new IOException(out + ": is the file to be repaired; name another");
    }
    if (checkup.isEmpty()) {
      throw new ModelFormatException(
          path + ": nothing can be saved of it, as it is of no format that is known here");
    }
    try {
      return checkup.get().repair(out);
    } catch (ModelFormatException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(path.toString())
          ? e
          : new ModelFormatException(path + ": " + message, e);
    }
  }
}
