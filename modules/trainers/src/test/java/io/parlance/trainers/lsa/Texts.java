package io.parlance.trainers.lsa;

import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Small corpora. */
final class Texts {
  private Texts() {}

  /** A file of this text, of words between spaces. */
  static EncodedCorpus encode(Path folder, String text) throws IOException {
    Path file = folder.resolve("text");
    Files.writeString(file, text);
    return new CorpusEncoder(
            TextAnalyzer.named("whitespace"),
            EncodingOptions.defaults().withMinCount(1),
            1,
            EncodingListener.none())
        .encode(Corpus.of(List.of(file.toString()), StandardCharsets.UTF_8));
  }

  /** Lines of 20 words, most of them of the line's own topic (its number modulo topics). */
  static String topical(int lines, int topics, long seed) {
    Random random = new Random(seed);
    StringJoiner text = new StringJoiner("\n", "", "\n");
    for (int line = 0; line < lines; line++) {
      StringJoiner words = new StringJoiner(" ");
      for (int w = 0; w < 20; w++) {
        int topic = random.nextInt(5) == 0 ? random.nextInt(topics) : line % topics;
        words.add("t" + topic + "w" + random.nextInt(25));
      }
      text.add(words.toString());
    }
    return text.toString();
  }
}
