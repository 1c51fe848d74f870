package io.parlance.trainers.plsa;

import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.MemoryCorpus;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.Random;

/** Small encoded corpora, a document a line. */
final class Documents {
  /** Words of each planted topic, its own and no other's. */
  static final int TOPIC_WORDS = 20;

  private Documents() {}

  /** The documents, with all their words. */
  static EncodedCorpus of(String text) throws IOException {
    return MemoryCorpus.of(text);
  }

  /** Documents of words that are drawn without any topic, the lower numbers more often. */
  static EncodedCorpus random(int documents, int length, int words, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int d = 0; d < documents; d++) {
      for (int i = 0; i < length; i++) {
        text.append('w').append(Math.min(random.nextInt(words), random.nextInt(words))).append(' ');
      }
      text.append('\n');
    }
    return of(text.toString());
  }

  /**
   * Documents of two topics each, 3 to 1, and every fourth word from all topics: a0 …, b0 …, c0 ….
   */
  static EncodedCorpus planted(int topics, int documents, int length, long seed)
      throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int d = 0; d < documents; d++) {
      int first = random.nextInt(topics);
      int second = random.nextInt(topics);
      for (int i = 0; i < length; i++) {
        int topic =
            switch (random.nextInt(8)) {
              case 0, 1 -> random.nextInt(topics);
              case 2 -> second;
              default -> first;
            };
        int word = Math.min(random.nextInt(TOPIC_WORDS), random.nextInt(TOPIC_WORDS));
        text.append((char) ('a' + topic)).append(word).append(' ');
      }
      text.append('\n');
    }
    return of(text.toString());
  }

  static DocumentTerms matrix(EncodedCorpus corpus) throws IOException {
    return DocumentTerms.of(corpus, DocumentUnit.LINE, 1 << 24);
  }
}
