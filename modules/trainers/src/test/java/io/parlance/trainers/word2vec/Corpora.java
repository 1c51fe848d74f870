package io.parlance.trainers.word2vec;

import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.MemoryCorpus;
import java.io.IOException;
import java.util.Random;

/** Small encoded corpora. */
final class Corpora {
  /** Words of each topic. */
  static final int TOPIC = 12;

  private Corpora() {}

  /** The text, a sentence a line, with all its words. */
  static EncodedCorpus of(String text) throws IOException {
    return MemoryCorpus.of(text);
  }

  /**
   * Sentences of ten words, each sentence of one of two topics: a0 … and b0 …, whose words come
   * with frequencies that fall.
   */
  static EncodedCorpus ofTwoTopics(int sentences) throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < sentences; s++) {
      char topic = random.nextBoolean() ? 'a' : 'b';
      for (int w = 0; w < 10; w++) {
        int word = Math.min(random.nextInt(TOPIC), random.nextInt(TOPIC));
        text.append(topic).append(word).append(w < 9 ? ' ' : '\n');
      }
    }
    return of(text.toString());
  }
}
