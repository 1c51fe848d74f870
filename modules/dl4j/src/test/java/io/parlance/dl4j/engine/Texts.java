package io.parlance.dl4j.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Small texts in which animals and vehicles, 24 of each, keep to themselves. */
final class Texts {
  private static final int EACH = 24;

  private Texts() {}

  /** So many lines of twelve words, of animals (the first) and of vehicles by turns. */
  static String lines(int lines, String between) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < 12; i++) {
        text.append(i == 0 ? "" : between);
        text.append(line % 2 == 0 ? "animal" : "vehicle").append(random.nextInt(EACH));
      }
      text.append('\n');
    }
    return text.toString();
  }

  static EncodedCorpus encoded(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), text, UTF_8);
    return new CorpusEncoder(
            TextAnalyzer.named("whitespace"),
            EncodingOptions.defaults().withMinCount(1),
            1,
            EncodingListener.none())
        .encode(Corpus.of(List.of(file.toString()), UTF_8));
  }
}
