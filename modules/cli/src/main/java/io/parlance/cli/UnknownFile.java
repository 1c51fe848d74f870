package io.parlance.cli;

import io.parlance.text.dialogues.DialogueFile;
import io.parlance.text.dialogues.DialogueFormat;
import io.parlance.text.dialogues.DialogueReport;
import io.parlance.text.dialogues.Dialogues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Says what a file is that is no model's: perhaps dialogues, or text to train on. */
final class UnknownFile {
  private UnknownFile() {}

  static String describe(Path file) {
    try {
      DialogueReport report =
          Dialogues.of(List.of(file.toString()), StandardCharsets.UTF_8).read(dialogue -> {});
      DialogueFile first = report.files().get(0);
      if (first.format() == DialogueFormat.BLOCKS) {
        return "no model's file; it reads as text, which train learns from";
      }
      return String.format(
          Locale.ROOT,
          "no model's file; read as dialogues (%s) it holds %,d exchanges, which train chat learns"
              + " from",
          first.format().label(),
          report.pairs());
    } catch (IOException e) {
      return "damaged where a file is recognised by, or no model's file";
    }
  }
}
