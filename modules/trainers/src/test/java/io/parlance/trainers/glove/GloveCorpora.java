package io.parlance.trainers.glove;

import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.MemoryCorpus;
import java.io.IOException;
import java.util.Random;

/** Small encoded corpora. */
final class GloveCorpora {
  /** Words of each topic. */
  static final int TOPIC = 30;

  private GloveCorpora() {}

  /** The text, a sentence a line, with all its words. */
  static EncodedCorpus of(String text) throws IOException {
    return MemoryCorpus.of(text);
  }

  /** Lines of random lengths; the words w0 … come with frequencies that fall. */
  static String random(int lines, int longest, int words, Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      int length = 1 + random.nextInt(longest);
      for (int i = 0; i < length; i++) {
        double share = random.nextDouble();
        text.append('w').append((int) (words * share * share * share)).append(' ');
      }
      text.append(random.nextInt(5) == 0 ? "\n\n" : "\n");
    }
    return text.toString();
  }

  /**
   * Lines of ten words, each line of one of two topics, a0 … and b0 …, with a word of the other one
   * in eight: GloVe learns from pairs that meet rarely, but not from those that never do.
   */
  static EncodedCorpus ofTwoTopics(int lines) throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < lines; s++) {
      char topic = random.nextBoolean() ? 'a' : 'b';
      for (int w = 0; w < 10; w++) {
        int word = Math.min(random.nextInt(TOPIC), random.nextInt(TOPIC));
        char from = random.nextInt(8) == 0 ? (char) ('a' + 'b' - topic) : topic;
        text.append(from).append(word).append(w < 9 ? ' ' : '\n');
      }
    }
    return of(text.toString());
  }
}
