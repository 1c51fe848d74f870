package io.parlance.trainers;

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

/** Texts as encoded corpora, without a file. */
public final class MemoryCorpus {
  private MemoryCorpus() {}

  /** The text, a sentence a line, with all its words. */
  public static EncodedCorpus of(String text) throws IOException {
    return new CorpusEncoder(
            TextAnalyzer.named("whitespace"),
            EncodingOptions.defaults().withMinCount(1),
            1,
            EncodingListener.none())
        .encode(Corpus.ofSources(List.of(new Text(text)), UTF_8));
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
