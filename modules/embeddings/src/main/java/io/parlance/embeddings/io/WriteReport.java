package io.parlance.embeddings.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was written.
 *
 * @param files the files, the vectors' first
 * @param words how many words they hold
 * @param respelled the words whose spaces became {@code _}, as the format ends a word at a space
 * @param leftOut the words that were left out, as in that spelling the file holds them already
 * @param partsLost whether the model knows parts of words, and the format cannot hold them
 */
public record WriteReport(
    List<Path> files, int words, List<String> respelled, List<String> leftOut, boolean partsLost) {
  public WriteReport {
    files = List.copyOf(files);
    respelled = List.copyOf(respelled);
    leftOut = List.copyOf(leftOut);
  }

  /** What a user should know, a line each; mostly nothing. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!respelled.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d words hold spaces, written as \"_\" here (\"%s\"); safetensors keeps them",
              respelled.size(),
              respelled.get(0)));
    }
    if (!leftOut.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d words are left out, as with \"_\" for spaces they repeat another word (\"%s\")",
              leftOut.size(),
              leftOut.get(0)));
    }
    if (partsLost) {
      warnings.add(
          "the character n-grams are left out, and with them vectors for words never seen;"
              + " safetensors and fasttext-bin keep them");
    }
    return List.copyOf(warnings);
  }
}
