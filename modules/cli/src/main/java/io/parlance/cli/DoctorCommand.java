package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.embeddings.io.Diagnosis;
import io.parlance.embeddings.io.Examination;
import io.parlance.embeddings.io.Finding;
import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.Place;
import io.parlance.embeddings.io.RepairReport;
import io.parlance.embeddings.io.Symptom;
import io.parlance.seq2seq.io.ChatModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Examines a file, and saves what is whole of it. */
@Command(
    description = {
      "Examines a model's file: its header, sizes, checksum and numbers, its words and their UTF-8;"
          + " all that is wrong, with the byte or line.",
      "Exit code: 0 the file is sound, 1 it is damaged or no model's."
    },
    footer = {
      "",
      "Examples:",
      "  parlance doctor models/quickstart.safetensors",
      "  parlance doctor vectors.txt --repair whole.txt"
    })
final class DoctorCommand extends ParlanceCommand {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A file of word vectors, a chat model or a checkpoint.")
  private Path file = Path.of("");

  @Option(
      names = "--repair",
      paramLabel = "OUT",
      description = "Write what is whole to OUT, in the same format; never over FILE.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DoctorCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    if (out != null) {
      checkOut(out);
    }
    Examination examination = Examination.of(file);
    Diagnosis diagnosis = examination.diagnosis();
    if (diagnosis.sound() && diagnosis.kind().equals(Optional.of(ModelKind.CHAT))) {
      diagnosis = checkChat(diagnosis);
    }
    Optional<RepairReport> report =
        out == null ? Optional.empty() : Optional.of(examination.repair(out));
    if (json) {
      printJson(diagnosis, report);
    } else {
      print(diagnosis);
      report.ifPresent(this::print);
    }
    return diagnosis.sound() ? 0 : Failure.WORK_FAILED;
  }

  private void checkOut(Path target) throws IOException {
    OutputTarget.checkWritable(target);
    if (Files.exists(target) && Files.exists(file) && Files.isSameFile(target, file)) {
      throw Failure.call("--repair " + target + " is FILE itself; name another file");
    }
  }

  private Diagnosis checkChat(Diagnosis diagnosis) throws IOException {
    try {
      ChatModelFiles.check(file);
      return diagnosis;
    } catch (ModelFormatException e) {
      return diagnosis.with(e);
    }
  }

  private void print(Diagnosis diagnosis) {
    line(file + ": " + content(diagnosis));
    for (Diagnosis.Complaint complaint : diagnosis.complaints()) {
      for (Finding finding : complaint.first()) {
        line("  " + head(finding) + finding.line());
      }
      int more = complaint.total() - complaint.first().size();
      if (more > 0) {
        line(String.format(Locale.ROOT, "  … and %,d more like it", more));
      }
    }
    line(verdict(diagnosis));
  }

  private String head(Finding finding) {
    String kind = finding.symptom().damages() ? "" : "remark: ";
    boolean other = !finding.file().equals(file) && !finding.file().toString().isEmpty();
    return kind + (other ? finding.file() + ": " : "");
  }

  private static String content(Diagnosis diagnosis) {
    String size =
        String.format(
            Locale.ROOT, "%,d bytes%s", diagnosis.bytes(), diagnosis.gzipped() ? ", gzipped" : "");
    if (diagnosis.format().isEmpty()) {
      return size + ", of no format that is known here";
    }
    String format =
        diagnosis.kind().map(ModelKind::description).map(text -> text + ", ").orElse("")
            + diagnosis.format().get().label();
    String words =
        diagnosis.words() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d words", diagnosis.words())
                + (diagnosis.dimension() > 0 ? " of dimension " + diagnosis.dimension() : "");
    return format + ", " + size + words + (diagnosis.sound() || words.isEmpty() ? "" : " whole");
  }

  private String verdict(Diagnosis diagnosis) {
    if (diagnosis.sound()) {
      return "sound";
    }
    if (diagnosis.format().isEmpty()) {
      return UnknownFile.describe(file);
    }
    return "damaged" + (out == null ? "; --repair OUT saves what is whole" : "");
  }

  private void print(RepairReport report) {
    line(
        "saved "
            + String.join(" and ", report.files().stream().map(Path::toString).toList())
            + (report.words() > 0
                ? String.format(Locale.ROOT, ": %,d words", report.words())
                : ""));
    report.notes().forEach(note -> line("  " + note));
  }

  private void line(String text) {
    streams().out().println(text);
  }

  private void printJson(Diagnosis diagnosis, Optional<RepairReport> report) throws IOException {
    Json.print(
        streams(),
        to -> {
          to.writeStringField("file", file.toString());
          to.writeBooleanField("sound", diagnosis.sound());
          if (diagnosis.format().isPresent()) {
            to.writeStringField("format", diagnosis.format().get().label());
          }
          if (diagnosis.kind().isPresent()) {
            to.writeStringField("kind", diagnosis.kind().get().description());
          }
          to.writeBooleanField("gzipped", diagnosis.gzipped());
          to.writeNumberField("bytes", diagnosis.bytes());
          to.writeNumberField("words", diagnosis.words());
          to.writeNumberField("dimension", diagnosis.dimension());
          to.writeArrayFieldStart("complaints");
          for (Diagnosis.Complaint complaint : diagnosis.complaints()) {
            write(complaint, to);
          }
          to.writeEndArray();
          if (report.isPresent()) {
            to.writeObjectFieldStart("saved");
            strings(to, "files", report.get().files().stream().map(Path::toString).toList());
            to.writeNumberField("words", report.get().words());
            strings(to, "notes", report.get().notes());
            to.writeEndObject();
          }
        });
  }

  private static void write(Diagnosis.Complaint complaint, JsonGenerator to) throws IOException {
    Symptom symptom = complaint.symptom();
    to.writeStartObject();
    to.writeStringField("symptom", symptom.label());
    to.writeBooleanField("damage", symptom.damages());
    to.writeNumberField("total", complaint.total());
    to.writeArrayFieldStart("first");
    for (Finding finding : complaint.first()) {
      to.writeStartObject();
      to.writeStringField("file", finding.file().toString());
      if (finding.place() instanceof Place.Offset place) {
        to.writeNumberField("byte", place.bytes());
      } else if (finding.place() instanceof Place.Line place) {
        to.writeNumberField("line", place.number());
      }
      to.writeStringField("text", finding.text());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  private static void strings(JsonGenerator to, String name, List<String> values)
      throws IOException {
    to.writeArrayFieldStart(name);
    for (String value : values) {
      to.writeString(value);
    }
    to.writeEndArray();
  }
}
