package io.parlance.trainers.word2vec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.CorpusSource;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Small encoded corpora. */
final class Corpora {
  /** Words of each topic. */
  static final int TOPIC = 12;

  private Corpora() {}

  /** The text, a sentence a line, with all its words. */
  static EncodedCorpus of(String text) throws IOException {
    return new CorpusEncoder(
            TextAnalyzer.named("whitespace"),
            EncodingOptions.defaults().withMinCount(1),
            1,
            EncodingListener.none())
        .encode(Corpus.ofSources(List.of(new Text(text)), UTF_8));
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

  private record Text(String text) implements CorpusSource {
    @Override
    public String name() {
      return "text";
    }

    @Override
    public OptionalLong bytes() {
      return OptionalLong.of(text.getBytes(UTF_8).length);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }
}
